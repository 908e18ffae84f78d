package io.sillage.analyzer.topic;

import io.sillage.analyzer.journal.RecordingProblem;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Whether what is on a topic is by the publisher that wants to go on there: one has the name of its recording. */
final class SamePublisher {
    private SamePublisher() {}

    /** @throws RecordingProblem if it is not */
    static void check(TopicPlace place, int partitions, String name) {
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(place.eventsTopic(), partition))
                .toList();
        try (KafkaConsumer<byte[], byte[]> consumer = TopicConsumer.of(place, all)) {
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < TopicConsumer.PATIENCE.toNanos()) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                    String there = Promise.of(message.headers(), 0).publisher();
                    if (there.equals(name)) {
                        return;
                    }
                    throw RecordingProblem.usage("--resume: what is on " + place.eventsTopic()
                            + " was published from another recording (" + there + ", this one is " + name
                            + "), and recordings are not mixed; choose another prefix");
                }
            }
            throw new KafkaException("no message for " + TopicConsumer.PATIENCE.toSeconds() + " s");
        } catch (KafkaException failed) {
            throw TopicConsumer.unreadable(place, failed);
        }
    }
}
