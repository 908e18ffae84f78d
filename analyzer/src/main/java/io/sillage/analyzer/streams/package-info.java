/**
 * Receives batches of events from topics. Hands on records to topics, the same bytes as the embedded engine gives. Knows
 * nothing of files.
 *
 * <pre>
 *   P.events -> Cut -> (repartitioned by key) -> Follow -> Publish -> P.records
 *              parse    a Parcel for each share    |          \-----> P.counts
 *                                                 |    \-> CutRecords -> (repartitioned) -> Follow of a program over it
 * Waiting, Share; kept in a store
 * </pre>
 */
@NullMarked
package io.sillage.analyzer.streams;

import org.jspecify.annotations.NullMarked;
