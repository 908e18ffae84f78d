/**
 * Receives a recording as it is now. Hands on what each source gave, lost and cost. Knows nothing of what the events
 * mean.
 */
@NullMarked
package io.sillage.cli.status;

import org.jspecify.annotations.NullMarked;
