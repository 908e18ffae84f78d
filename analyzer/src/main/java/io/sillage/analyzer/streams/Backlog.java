package io.sillage.analyzer.streams;

import io.sillage.analyzer.journal.RecordingProblem;
import io.sillage.analyzer.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a group has not read yet: of events, and of what its stages hand on to one another. Whether a message is there can't
 * be told from offsets, as a transaction's end has one, too, which nobody may ever read; so the rest is looked at.
 */
final class Backlog implements AutoCloseable {
    private static final Duration A_LOOK = Duration.ofMillis(100);
    /** What can't be read so soon is written just now. */
    private static final long PATIENCE_NANOS = 3_000_000_000L;

    private final Topics topics;
    private final String group;
    private final Set<String> names;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** @param names the topics that the group reads, those between its stages too; those that are not there have nothing */
    Backlog(Topics topics, String group, List<String> names) {
        this.topics = topics;
        this.group = group;
        this.names = Set.copyOf(names);
        Properties properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, topics.place().brokers());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Whether there was a moment when nothing was left. The topics are looked at one after the other, and a stage could hand
     * on meanwhile to one that was looked at before; but not without the group having read further. Where Kafka does not
     * answer, something may be left.
     */
    boolean isEmpty() {
        try {
            Map<TopicPartition, Long> read = topics.committed(group);
            return !isLeft(read) && topics.committed(group).equals(read);
        } catch (RecordingProblem noAnswer) {
            return false;
        }
    }

    private boolean isLeft(Map<TopicPartition, Long> read) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        names.forEach(name -> ends.putAll(topics.ends(name)));
        ends.entrySet().removeIf(end -> end.getValue() <= read.getOrDefault(end.getKey(), 0L));
        consumer.assign(ends.keySet());
        ends.keySet().forEach(partition -> consumer.seek(partition, read.getOrDefault(partition, 0L)));
        long begun = System.nanoTime();
        while (!ends.isEmpty()) {
            if (!consumer.poll(A_LOOK).isEmpty() || System.nanoTime() - begun > PATIENCE_NANOS) {
                return true;
            }
            ends.entrySet().removeIf(end -> position(end.getKey()) >= end.getValue());
        }
        return false;
    }

    private long position(TopicPartition partition) {
        try {
            return consumer.position(partition, A_LOOK);
        } catch (TimeoutException notKnown) {
            return -1;
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
