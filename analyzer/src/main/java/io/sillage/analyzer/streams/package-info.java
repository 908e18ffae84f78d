/**
 * Receives batches of events from topics. Hands on records to topics, the same bytes as the embedded engine gives. Knows
 * nothing of files.
 *
 * <pre>
 *   P.events -> Parse -> Cut -> | -> FollowSlices -> Publish, PublishTally -> P.records, P.counts
 *                               |      |
 *              repartitioned by key    `-> CutRecords -> | -> FollowSlices …   of a program over its records
 *
 *               Parse -> Cut -> | -> Nest -> | -> FollowSlices …   of a program that asks code.stack
 *                               |            |
 *       repartitioned by thread              by key
 * </pre>
 *
 * <p>{@link io.sillage.analyzer.streams.Parcels} cross each bar. Behind it a {@link io.sillage.analyzer.streams.Follow}
 * brings their events into order for its {@link io.sillage.analyzer.streams.Follower}, and keeps what waits and what the
 * follower knows, slices or calls of threads, in a store; Parse keeps which events have been there, as a topic may have some
 * twice.
 *
 * <p>Whose a group is {@link io.sillage.analyzer.streams.Claims} say, and whether it has anything left to read in all its
 * stages, its {@link io.sillage.analyzer.streams.Backlog}.
 */
@NullMarked
package io.sillage.analyzer.streams;

import org.jspecify.annotations.NullMarked;
