/**
 * Recordings on Kafka topics, as {@code docs/kafka.md} says.
 *
 * <p>Receives a {@link io.sillage.analyzer.timeline.Timeline}; a {@link io.sillage.analyzer.topic.Publisher} hands on its
 * events in batches to a topic. A {@link io.sillage.analyzer.topic.Spool} takes them from there and makes a recording of
 * them that every command reads. Knows nothing of transducers.
 */
@NullMarked
package io.sillage.analyzer.topic;

import org.jspecify.annotations.NullMarked;
