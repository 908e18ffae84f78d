package io.sillage.analyzer.streams;

import io.sillage.analyzer.topic.TopicPlace;

/**
 * How to run on Kafka Streams.
 *
 * @param place the recording, and where records go
 * @param group processes with the same one share the work
 * @param threads of this process
 * @param maxOpen slices that may be open at once in a share
 * @param maxWaitingBytes of events that wait for earlier ones in a share; beyond, the earliest are not held back
 * @param latenessNanos by how much events may be earlier than their publisher promised
 * @param silentAfterMillis a publisher that says nothing for so long is not waited for
 */
public record StreamsSettings(
        TopicPlace place,
        String group,
        int threads,
        int maxOpen,
        long maxWaitingBytes,
        long latenessNanos,
        long silentAfterMillis) {}
