/**
 * Receives calls from instrumented code, in the application's threads. Hands on segments in mapped
 * files. Knows nothing of byte code, and of no library but the event module.
 */
@NullMarked
package io.sillage.recorder;

import org.jspecify.annotations.NullMarked;
