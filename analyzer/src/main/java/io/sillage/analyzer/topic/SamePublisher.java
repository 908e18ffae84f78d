package io.sillage.analyzer.topic;

import io.sillage.analyzer.journal.RecordingProblem;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
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
            PatientPoll poll = new PatientPoll(consumer);
            ConsumerRecords<byte[], byte[]> messages = poll.next();
            while (messages.isEmpty()) {
                messages = poll.next();
            }
            String there = Promise.of(messages.iterator().next().headers(), 0).publisher();
            if (!there.equals(name)) {
                throw RecordingProblem.usage("--resume: what is on " + place.eventsTopic()
                        + " was published from another recording (" + there + ", this one is " + name
                        + "), and recordings are not mixed; choose another prefix");
            }
        } catch (KafkaException failed) {
            throw TopicConsumer.unreadable(place, failed);
        }
    }
}
