package io.sillage.apps.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Waits until somebody has put records on a topic for good. */
final class FirstRecord {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private FirstRecord() {}

    static void await(String brokers, String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                brokers,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                "metadata.max.age.ms",
                1000,
                "group.id",
                "first-of-" + topic);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (consumer.poll(Duration.ofMillis(200)).isEmpty()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("no record on " + topic + " in " + PATIENCE);
                }
            }
        }
    }
}
