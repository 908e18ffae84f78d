package io.sillage.analyzer.topic;

import io.sillage.analyzer.journal.RecordingProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * A recording on topics, fetched into a directory that every command reads: all that was there when it was asked for.
 *
 * <pre>
 *   recording.json                      host and clock, as the first batch says
 *   1-0/events-PARTITION-N.ndjson       what publisher N wrote into a partition, in its order
 *   1-0/records-N.ndjson                what a transducer gave, as events of kind record
 * </pre>
 */
public final class Spool implements AutoCloseable {
    private final TopicPlace place;
    private final SpoolFolder folder;
    private final List<String> remarks = new ArrayList<>();

    private Spool(TopicPlace place, SpoolFolder folder) {
        this.place = place;
        this.folder = folder;
    }

    /**
     * Fetches it.
     *
     * @throws RecordingProblem if there is none, or Kafka does not answer
     */
    public static Spool of(TopicPlace place) {
        try {
            Spool spool = new Spool(place, SpoolFolder.make());
            try {
                spool.fetch();
                return spool;
            } catch (RuntimeException failed) {
                spool.close();
                throw failed;
            }
        } catch (IOException | UncheckedIOException noDisk) {
            throw noDisk(place, noDisk);
        }
    }

    static RecordingProblem noDisk(TopicPlace place, Exception why) {
        return RecordingProblem.environment(
                "can't keep what is on " + place + " in a temporary directory: " + why, why);
    }

    /** A recording. */
    public Path directory() {
        return folder.directory();
    }

    /** What was odd about it, for people. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    private void fetch() throws IOException {
        Path lines = folder.lines();
        try (Topics topics = new Topics(place);
                EventFiles events = new EventFiles(lines);
                RecordFiles results = new RecordFiles(lines)) {
            Map<TopicPartition, Long> ends = new HashMap<>(topics.ends(place.eventsTopic()));
            ends.putAll(topics.ends(place.recordsTopic()));
            if (ends.isEmpty()) {
                throw topics.absent();
            }
            consume(ends, message -> {
                if (message.topic().equals(place.eventsTopic())) {
                    events.take(message);
                } else {
                    results.take(message);
                }
            });
            folder.describe(events.origin());
            results.write(events.origin().clock());
            remarks.addAll(events.remarks());
            remarks.addAll(results.remarks());
        }
    }

    private interface Taking {
        void take(ConsumerRecord<byte[], byte[]> message) throws IOException;
    }

    private void consume(Map<TopicPartition, Long> ends, Taking taking) throws IOException {
        try (KafkaConsumer<byte[], byte[]> consumer = TopicConsumer.of(place, ends.keySet())) {
            PatientPoll poll = new PatientPoll(consumer);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> message : poll.next()) {
                    taking.take(message);
                }
            }
        } catch (KafkaException failed) {
            throw TopicConsumer.unreadable(place, failed);
        }
    }

    /** Deletes it. */
    @Override
    public void close() {
        folder.close();
    }
}
