package io.sillage.apps.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.IntegerDeserializer;

/** Kafka's own consumers, which check that they get what was sent: record number i holds value i. */
final class Consumers {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Map<String, Object> broker;
    private final String topic;
    private final List<byte[]> expected;

    Consumers(Map<String, Object> broker, String topic, List<byte[]> expected) {
        this.broker = broker;
        this.topic = topic;
        this.expected = expected;
    }

    /** Several members share the partitions; each is polled in turn until all has been read between them. */
    void readInAGroup(int members) {
        List<KafkaConsumer<Integer, byte[]>> group = IntStream.range(0, members)
                .mapToObj(member -> consumer(
                        Map.of("group.protocol", "consumer", "group.id", "shop", "client.id", "member-" + member)))
                .toList();
        try {
            group.forEach(member -> member.subscribe(List.of(topic)));
            read(group);
        } finally {
            group.forEach(KafkaConsumer::close);
        }
    }

    void readAlone(String name, int receiveBuffer) {
        try (KafkaConsumer<Integer, byte[]> consumer =
                consumer(Map.of("client.id", name, "receive.buffer.bytes", receiveBuffer))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            read(List.of(consumer));
        }
    }

    private void read(List<KafkaConsumer<Integer, byte[]>> consumers) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Map<Integer, byte[]> values = new TreeMap<>();
        while (values.size() < expected.size()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "read " + values.size() + " of " + expected.size() + " records in " + PATIENCE);
            }
            for (KafkaConsumer<Integer, byte[]> consumer : consumers) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.put(record.key(), record.value()));
            }
        }
        List<byte[]> read = new ArrayList<>(values.values());
        for (int i = 0; i < expected.size(); i++) {
            if (!Arrays.equals(expected.get(i), read.get(i))) {
                throw new AssertionError("record " + i + " came back changed");
            }
        }
    }

    private KafkaConsumer<Integer, byte[]> consumer(Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put("auto.offset.reset", "earliest");
        settings.put("max.partition.fetch.bytes", 2_000_000);
        settings.putAll(own);
        return new KafkaConsumer<>(settings, new IntegerDeserializer(), new ByteArrayDeserializer());
    }
}
