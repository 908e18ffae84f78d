package io.sillage.analyzer.topic;

import io.sillage.analyzer.journal.RecordingProblem;
import java.time.Duration;
import java.util.Collection;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How a recording's topics are read from their beginning, by one who shares the work with nobody. */
final class TopicConsumer {
    /** Nobody who reads a topic that is there waits longer for a message. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final int MESSAGES_A_POLL = 100;

    private TopicConsumer() {}

    static KafkaConsumer<byte[], byte[]> of(TopicPlace place, Collection<TopicPartition> partitions) {
        Properties properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, place.brokers());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MESSAGES_A_POLL);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 3);
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    static RecordingProblem unreadable(TopicPlace place, KafkaException failed) {
        return RecordingProblem.environment(
                "can't read " + place + " to its end: " + failed.getMessage() + "; are all its brokers up?", failed);
    }
}
