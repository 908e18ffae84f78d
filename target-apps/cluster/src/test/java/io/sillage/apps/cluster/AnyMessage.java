package io.sillage.apps.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Notices at once when somebody puts a message on a topic for events, which it makes before. */
final class AnyMessage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;

    AnyMessage(String brokers, String prefix, int partitions) throws InterruptedException, ExecutionException {
        topic = prefix + ".events";
        Orderly.topic(brokers, prefix, partitions);
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers, "fetch.max.wait.ms", 20);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        consumer.poll(Duration.ofMillis(100));
    }

    void await() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.poll(Duration.ofMillis(100)).isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no message on " + topic + " in " + PATIENCE);
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
