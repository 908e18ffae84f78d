package io.sillage.analyzer.topic;

import io.sillage.analyzer.journal.RecordingProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Finds out about the topics of a recording, and makes them. */
public final class Topics implements AutoCloseable {
    /** What one message may have at most; events are cut well before. */
    public static final int LARGEST_MESSAGE = 8 << 20;

    private static final Map<String, String> LARGE_AND_FOR_EVER =
            Map.of("retention.ms", "-1", "max.message.bytes", Integer.toString(LARGEST_MESSAGE));

    private static final Duration PATIENCE = Duration.ofSeconds(12);

    /**
     * How much is on a topic.
     *
     * @param messages that are still there; of results also the marks of transactions
     */
    public record Size(String topic, int partitions, long messages) {}

    private final TopicPlace place;
    private final Admin admin;

    /** @throws RecordingProblem if no address can be one of a broker */
    public Topics(TopicPlace place) {
        this(place, PATIENCE);
    }

    /** @param patience for each answer */
    public Topics(TopicPlace place, Duration patience) {
        this.place = place;
        Properties properties = new Properties();
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, place.brokers());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis() / 3);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        try {
            admin = Admin.create(properties);
        } catch (KafkaException noAddress) {
            throw unreachable(noAddress);
        }
    }

    public TopicPlace place() {
        return place;
    }

    /** Whether two names are of one recording: the same prefix on the same brokers, by whichever of them they are reached. */
    public static boolean areOne(TopicPlace one, TopicPlace other) {
        if (!one.prefix().equals(other.prefix()) || one.brokers().equals(other.brokers())) {
            return one.equals(other);
        }
        try (Topics here = new Topics(one);
                Topics there = new Topics(other)) {
            return here.cluster().equals(there.cluster());
        }
    }

    private String cluster() {
        return asked(admin.describeCluster().clusterId());
    }

    /** How many partitions a topic has; empty if there is no such topic. */
    public Optional<Integer> partitions(String topic) {
        return described(topic).map(there -> there.partitions().size());
    }

    private Optional<TopicDescription> described(String topic) {
        return Optional.ofNullable(
                answer(admin.describeTopics(List.of(topic)).topicNameValues().get(topic)));
    }

    /** What tells the topic of events from one that was called so before. */
    public String eventsId() {
        return described(place.eventsTopic())
                .orElseThrow(this::absent)
                .topicId()
                .toString();
    }

    /** How many partitions the events have. */
    public int eventsPartitions() {
        return partitions(place.eventsTopic()).orElseThrow(this::absent);
    }

    /** That there is no such recording, and which there are. */
    RecordingProblem absent() {
        List<String> there = new ArrayList<>();
        for (String topic : asked(admin.listTopics().names())) {
            if (topic.endsWith(".events")) {
                there.add(topic.substring(0, topic.length() - ".events".length()));
            }
        }
        return RecordingProblem.usage("no recording " + place + ": there is no topic " + place.eventsTopic() + "; "
                + (there.isEmpty()
                        ? "`sillage publish` makes one"
                        : "there are: "
                                + String.join(", ", there.stream().sorted().toList())));
    }

    /** The partitions of a topic, and how many messages each has had; none if there is no such topic. */
    public Map<TopicPartition, Long> ends(String topic) {
        int partitions = partitions(topic).orElse(0);
        long[] last = ends(topic, partitions);
        Map<TopicPartition, Long> ends = new HashMap<>();
        IntStream.range(0, partitions)
                .forEach(partition -> ends.put(new TopicPartition(topic, partition), last[partition]));
        return ends;
    }

    /** How many messages each partition of a topic has had. */
    long[] ends(String topic, int partitions) {
        return offsets(topic, partitions, OffsetSpec.latest());
    }

    private long[] offsets(String topic, int partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        IntStream.range(0, partitions).forEach(partition -> wanted.put(new TopicPartition(topic, partition), which));
        ListOffsetsResult found = admin.listOffsets(wanted);
        return IntStream.range(0, partitions)
                .mapToLong(partition -> asked(found.partitionResult(new TopicPartition(topic, partition)))
                        .offset())
                .toArray();
    }

    /** Of the recording's topics those that are there. */
    public List<Size> sizes() {
        List<Size> sizes = new ArrayList<>();
        for (String topic : List.of(place.eventsTopic(), place.recordsTopic(), place.countsTopic())) {
            partitions(topic).ifPresent(partitions -> {
                long messages = Arrays.stream(ends(topic, partitions)).sum()
                        - Arrays.stream(offsets(topic, partitions, OffsetSpec.earliest()))
                                .sum();
                sizes.add(new Size(topic, partitions, messages));
            });
        }
        return sizes;
    }

    /** How far a group of consumers has read, for good; nothing of partitions of which it has read nothing. */
    public Map<TopicPartition, Long> committed(String group) {
        Map<TopicPartition, Long> committed = new HashMap<>();
        asked(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        committed.put(partition, offset.offset());
                    }
                });
        return committed;
    }

    /** How many messages of events a group of consumers has not read yet. */
    public long lag(String group) {
        String topic = place.eventsTopic();
        int partitions = eventsPartitions();
        long[] ends = ends(topic, partitions);
        long[] begins = offsets(topic, partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> read = committed(group);
        return IntStream.range(0, partitions)
                .mapToLong(partition -> Math.max(
                        0,
                        ends[partition] - read.getOrDefault(new TopicPartition(topic, partition), begins[partition])))
                .sum();
    }

    /** Makes the topics for results where they are missing; how many partitions the records have. */
    public int results(int partitions) {
        create(place.recordsTopic(), partitions, replicas(), LARGE_AND_FOR_EVER);
        // whoever asks for the latest reads all that was not compacted yet, which is only done to segments that are
        // closed
        create(
                place.countsTopic(),
                1,
                replicas(),
                Map.of("cleanup.policy", "compact", "segment.ms", "3600000", "segment.bytes", "16777216"));
        return partitions(place.recordsTopic()).orElse(partitions);
    }

    /** Makes the topic for events where it is missing; how many partitions it has. */
    int events(int partitions, int replication) {
        short copies = replication > 0 ? (short) replication : replicas();
        create(place.eventsTopic(), partitions, copies, LARGE_AND_FOR_EVER);
        return eventsPartitions();
    }

    /** One copy a broker, three at most. */
    public short replicas() {
        return (short) Math.min(3, asked(admin.describeCluster().nodes()).size());
    }

    private void create(String topic, int partitions, short replicas, Map<String, String> settings) {
        NewTopic wanted = new NewTopic(topic, partitions, replicas).configs(settings);
        try {
            admin.createTopics(List.of(wanted)).all().get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw unreachable(failed.getCause());
            }
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private <T> T asked(KafkaFuture<T> future) {
        T answer = answer(future);
        if (answer == null) {
            throw absent();
        }
        return answer;
    }

    /** Null if there is no such topic. */
    private <T> @Nullable T answer(@Nullable KafkaFuture<T> future) {
        try {
            return future == null ? null : future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                return null;
            }
            throw unreachable(failed.getCause());
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private RecordingProblem unreachable(@Nullable Throwable why) {
        return RecordingProblem.environment(
                "can't ask Kafka at " + place.brokers() + ": " + why
                        + "; does a broker listen there, and may you ask it?",
                why);
    }

    private static RuntimeException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while asking Kafka", interrupted);
    }

    @Override
    public void close() {
        admin.close();
    }
}
