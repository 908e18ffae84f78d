package io.sillage.analyzer.topic;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.EventText;
import io.sillage.analyzer.journal.LineNames;
import io.sillage.analyzer.journal.RecordingProblem;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.event.JsonBytes;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts a recording on a topic. */
public final class Publisher {
    /**
     * What was put there.
     *
     * @param cut events that were too large
     * @param unnamed events that would count again if they were published again
     */
    public record Published(long events, long batches, long bytes, long cut, long unnamed) {}

    private static final int PATIENCE_MILLIS = 30_000;

    private final TopicPlace place;
    private final Timeline timeline;
    private final String name;
    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private long events;
    private long batches;
    private long bytes;
    private long cut;

    /** @param name tells this publisher from others of the same topic */
    Publisher(TopicPlace place, Timeline timeline, String name, Producer<byte[], byte[]> producer) {
        this.place = place;
        this.timeline = timeline;
        this.name = name;
        this.producer = producer;
    }

    /**
     * Publishes all of a timeline, and its end.
     *
     * @param name the same whenever the same recording is published
     * @param partitions of the topic, where it has to be made
     * @param replication copies of it, 0: one a broker, three at most
     * @param resume whether some of it may be there already, from a publisher that was cut off; readers leave that out
     * @throws RecordingProblem if the topic has events that may not be there, or Kafka does not take them all
     */
    public static Published publish(
            TopicPlace place, Timeline timeline, String name, int partitions, int replication, boolean resume) {
        int there;
        boolean used;
        try (Topics topics = new Topics(place)) {
            there = topics.events(partitions, replication);
            used = Arrays.stream(topics.ends(place.eventsTopic(), there)).sum() > 0;
        }
        if (used && !resume) {
            throw RecordingProblem.usage("there are events on " + place.eventsTopic()
                    + ", and recordings are not mixed; choose another prefix, delete the topic, or, if publishing this"
                    + " recording was cut off, add --resume");
        }
        if (used) {
            SamePublisher.check(place, there, name);
        }
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(properties(place), new ByteArraySerializer(), new ByteArraySerializer())) {
            Publisher publisher = new Publisher(place, timeline, name, producer);
            try {
                return publisher.all(there);
            } catch (RecordingProblem failed) {
                producer.close(Duration.ZERO);
                throw failed;
            }
        }
    }

    private static Properties properties(TopicPlace place) {
        Properties properties = new Properties();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, place.brokers());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.LARGEST_MESSAGE);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 3);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return properties;
    }

    Published all(int partitions) {
        Batcher batcher = new Batcher(partitions, this::send);
        JsonBytes json = new JsonBytes();
        LineNames names = new LineNames();
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            EventText.append(json.clear(), entry, timeline.clock(), timeline.source(entry));
            String line = names.named(entry, json.toString());
            events++;
            boolean tooLarge = line.length() > Oversize.MAX_CHARS;
            cut += tooLarge ? 1 : 0;
            batcher.add(
                    entry.stream(),
                    tooLarge ? Oversize.cut(line) : line,
                    timeline.clock().wallOf(entry.mono()));
        }
        batcher.end();
        try {
            producer.flush();
        } catch (KafkaException failed) {
            failure.compareAndSet(null, failed);
        }
        refuseFailure();
        return new Published(events, batches, bytes, cut, names.unnamed());
    }

    private void send(Batch batch) {
        refuseFailure();
        var message = batch.message(place.eventsTopic(), name, timeline.clock());
        batches++;
        bytes += message.value().length;
        try {
            producer.send(message, (where, why) -> {
                if (why == null) {
                    acknowledged.addAndGet(batch.events());
                } else {
                    failure.compareAndSet(null, why);
                }
            });
        } catch (KafkaException failed) {
            failure.compareAndSet(null, failed);
        }
    }

    private void refuseFailure() {
        Exception why = failure.get();
        if (why != null) {
            throw RecordingProblem.environment(
                    "Kafka at " + place.brokers() + " took " + acknowledged.get() + " of " + events
                            + " events, then: " + why.getMessage()
                            + "; are enough of its brokers up? When they are, publish again with --resume",
                    why);
        }
    }
}
