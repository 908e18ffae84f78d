/**
 * Receives batches of events from topics. Hands on records to topics, the same bytes as the embedded engine gives. Knows
 * nothing of files.
 *
 * <pre>
 *   P.events -> Parse -> Cut -> | -> Follow -> Publish, PublishTally -> P.records, P.counts
 *                               |      |
 *              repartitioned by key    `-> CutRecords -> | -> Follow …   of a program over its records
 * </pre>
 *
 * <p>A {@link io.sillage.analyzer.streams.Parcel} crosses each bar. {@link io.sillage.analyzer.streams.Follow} keeps what
 * waits and the slices of its share in a store, and Parse which events have been there, as a topic may have some twice.
 */
@NullMarked
package io.sillage.analyzer.streams;

import org.jspecify.annotations.NullMarked;
