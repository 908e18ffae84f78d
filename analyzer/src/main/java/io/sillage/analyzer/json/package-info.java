/**
 * Lines of JSON, taken apart.
 *
 * <p>Receives bytes. Hands on lines, and of each the fields of the object that stands in it. What a line means is for
 * Jackson to say: whatever is not plain to see here is given to it, and so is all that is wrong. Knows nothing of events.
 */
@NullMarked
package io.sillage.analyzer.json;

import org.jspecify.annotations.NullMarked;
