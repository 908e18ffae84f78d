package io.sillage.analyzer.topic;

import io.sillage.analyzer.journal.RecordingProblem;
import io.sillage.event.ClockPair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

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
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final TopicPlace place;
    private final Path directory;
    private final List<String> remarks = new ArrayList<>();

    private Spool(TopicPlace place, Path directory) {
        this.place = place;
        this.directory = directory;
    }

    /**
     * Fetches it.
     *
     * @throws RecordingProblem if there is none, or Kafka does not answer
     */
    public static Spool of(TopicPlace place) {
        try {
            Path directory = Files.createTempDirectory(
                    "sillage-topics-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Spool spool = new Spool(place, directory);
            try {
                spool.fetch();
                return spool;
            } catch (RuntimeException failed) {
                spool.close();
                throw failed;
            }
        } catch (IOException | UncheckedIOException noDisk) {
            throw RecordingProblem.environment(
                    "can't keep what is on " + place + " in a temporary directory: " + noDisk, noDisk);
        }
    }

    /** A recording. */
    public Path directory() {
        return directory;
    }

    /** What was odd about it, for people. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    private void fetch() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("1-0"));
        try (Topics topics = new Topics(place);
                EventFiles events = new EventFiles(folder);
                RecordFiles results = new RecordFiles(folder)) {
            Map<TopicPartition, Long> ends = new HashMap<>();
            add(ends, topics, place.eventsTopic());
            add(ends, topics, place.recordsTopic());
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
            ClockPair clock = events.clock();
            Files.writeString(directory.resolve("recording.json"), events.description());
            results.write(clock);
            remarks.addAll(events.remarks());
        }
    }

    private static void add(Map<TopicPartition, Long> ends, Topics topics, String topic) {
        int partitions = topics.partitions(topic).orElse(0);
        long[] last = topics.ends(topic, partitions);
        IntStream.range(0, partitions)
                .forEach(partition -> ends.put(new TopicPartition(topic, partition), last[partition]));
    }

    private interface Taking {
        void take(ConsumerRecord<byte[], byte[]> message) throws IOException;
    }

    private void consume(Map<TopicPartition, Long> ends, Taking taking) throws IOException {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            long heard = System.nanoTime();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                boolean any = false;
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                    taking.take(message);
                    any = true;
                }
                heard = any ? System.nanoTime() : heard;
                if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                    throw new KafkaException("no message for " + PATIENCE.toSeconds() + " s");
                }
            }
        } catch (KafkaException failed) {
            throw RecordingProblem.environment(
                    "can't read " + place + " to its end: " + failed.getMessage() + "; are all its brokers up?",
                    failed);
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, place.brokers());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 3);
        return properties;
    }

    /** Deletes it. */
    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            // a temporary directory that somebody else cleans up
        }
    }
}
