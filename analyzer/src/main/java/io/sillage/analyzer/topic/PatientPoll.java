package io.sillage.analyzer.topic;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;

/** Asks for messages that are known to be there, and waits for them, but not for ever. */
final class PatientPoll {
    private static final Duration TURN = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private long heard = System.nanoTime();

    PatientPoll(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * The next ones; none if it has to be asked again.
     *
     * @throws KafkaException if none has come for {@link TopicConsumer#PATIENCE}
     */
    ConsumerRecords<byte[], byte[]> next() {
        ConsumerRecords<byte[], byte[]> messages = consumer.poll(TURN);
        if (!messages.isEmpty()) {
            heard = System.nanoTime();
        } else if (System.nanoTime() - heard > TopicConsumer.PATIENCE.toNanos()) {
            throw new KafkaException("no message for " + TopicConsumer.PATIENCE.toSeconds() + " s");
        }
        return messages;
    }
}
