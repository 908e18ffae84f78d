/**
 * Runs the programs of the transducer language over events.
 *
 * <p>Receives a {@link io.sillage.analyzer.language.Program} and events in the order of their time. A
 * {@link io.sillage.analyzer.engine.Told} takes the fields that the program asks for out of an event, a
 * {@link io.sillage.analyzer.engine.Keyed} cuts the log into slices and follows each. Hands on
 * {@link io.sillage.analyzer.engine.Given records}. Which methods run in a thread is worked out beside, in
 * {@link io.sillage.analyzer.engine.ThreadCalls}. The same classes run embedded, on all processors, and on Kafka
 * Streams, so the answers are the same bytes. Knows nothing of tables and colours.
 */
@NullMarked
package io.sillage.analyzer.engine;

import org.jspecify.annotations.NullMarked;
