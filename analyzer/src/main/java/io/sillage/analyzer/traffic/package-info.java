/**
 * What packets tell, as events.
 *
 * <p>Receives a capture. Hands on, in its order, that connections changed their state, that payload passed, and what it
 * said where a framer understands it; and at the end what could not be read. Knows nothing of recordings, nor of what is
 * made of events.
 */
@NullMarked
package io.sillage.analyzer.traffic;

import org.jspecify.annotations.NullMarked;
