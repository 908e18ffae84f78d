/**
 * Receives JFR's execution samples. Hands them on to the recorder, on our clock. Knows nothing of weaving. Loaded only
 * where the runtime image has the module jdk.jfr.
 */
@NullMarked
package io.sillage.weaver.jfr;

import org.jspecify.annotations.NullMarked;
