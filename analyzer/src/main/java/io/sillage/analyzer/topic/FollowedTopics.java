package io.sillage.analyzer.topic;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.RecordingProblem;
import io.sillage.analyzer.timeline.Arrivals;
import io.sillage.event.ClockPair;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A recording on topics while it is published: what was there is fetched into a directory, in one order; what comes then is
 * handed on as its time comes. One thread.
 *
 * <pre>
 *   recording.json             host and clock, as the first batch says
 *   1-0/events.ndjson          events, and records as events of kind record, merged by time
 * </pre>
 */
public final class FollowedTopics implements Arrivals, AutoCloseable {
    private static final Duration A_LOOK = Duration.ofMillis(20);
    private static final Duration A_WAIT = Duration.ofMillis(200);
    /** Whoever sees nothing for so long is told why. */
    private static final long QUIET_NANOS = 3_000_000_000L;

    private final TopicPlace place;
    private final SpoolFolder folder;
    private final Consumer<String> words;
    private final List<TopicPartition> partitions;
    private final int eventPartitions;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Outage outage;
    /** What was there at the beginning, and is not known to be read. */
    private final Map<TopicPartition, Long> unread = new HashMap<>();

    private @Nullable Inflow inflow;

    private FollowedTopics(
            TopicPlace place,
            SpoolFolder folder,
            Consumer<String> words,
            List<TopicPartition> partitions,
            int eventPartitions) {
        this.place = place;
        this.folder = folder;
        this.words = words;
        this.partitions = partitions;
        this.eventPartitions = eventPartitions;
        consumer = TopicConsumer.of(place, partitions);
        outage = new Outage(place, Set.copyOf(partitions), words, millis());
    }

    /**
     * Fetches what is there, and where nothing is yet, waits for the first event.
     *
     * @param records whether what transducers give is wanted, too
     * @param words is told of what goes wrong and right again, for people
     * @param enough whether nobody wants it any more
     * @return null if that was so before there was anything
     * @throws RecordingProblem if there is no such recording, or Kafka does not answer
     */
    public static @Nullable FollowedTopics of(
            TopicPlace place, boolean records, Consumer<String> words, BooleanSupplier enough) {
        try (Topics topics = new Topics(place)) {
            Map<TopicPartition, Long> ends = new HashMap<>(topics.ends(place.eventsTopic()));
            if (ends.isEmpty()) {
                throw topics.absent();
            }
            List<TopicPartition> partitions = sorted(ends);
            int eventPartitions = partitions.size();
            if (records) {
                Map<TopicPartition, Long> ofRecords = topics.ends(place.recordsTopic());
                partitions.addAll(sorted(ofRecords));
                ends.putAll(ofRecords);
            }
            FollowedTopics followed = new FollowedTopics(place, SpoolFolder.make(), words, partitions, eventPartitions);
            try {
                if (followed.fetch(ends, enough)) {
                    return followed;
                }
            } catch (RuntimeException failed) {
                followed.close();
                throw failed instanceof KafkaException kafka ? TopicConsumer.unreadable(place, kafka) : failed;
            }
            followed.close();
            return null;
        } catch (IOException | UncheckedIOException noDisk) {
            throw Spool.noDisk(place, noDisk);
        }
    }

    private static List<TopicPartition> sorted(Map<TopicPartition, Long> ends) {
        return new ArrayList<>(ends.keySet().stream()
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList());
    }

    private boolean fetch(Map<TopicPartition, Long> ends, BooleanSupplier enough) throws IOException {
        unread.putAll(ends);
        ConsumerRecord<byte[], byte[]> first = first(enough);
        if (first == null) {
            return false;
        }
        TopicOrigin origin = TopicOrigin.of(first);
        folder.describe(origin);
        inflow = new Inflow(partitions, eventPartitions, origin.clock(), millis());
        try (BufferedWriter file = Files.newBufferedWriter(folder.lines().resolve("events.ndjson"))) {
            // what a broker has that is gone comes when it is back
            while (!isRead() && !outage.isOn() && !enough.getAsBoolean()) {
                step(A_WAIT, file);
                outage.isOverNow(millis());
            }
            // what was there belongs to the beginning, and not to what comes then
            long until = millis() + Inflow.PATIENCE_MILLIS;
            while (!inflow.isEmpty() && millis() < until && !enough.getAsBoolean()) {
                step(A_LOOK, file);
            }
        }
        return true;
    }

    /** The first batch with events: it knows the clock. It is read again. */
    private @Nullable ConsumerRecord<byte[], byte[]> first(BooleanSupplier enough) {
        List<TopicPartition> ofEvents = partitions.subList(0, eventPartitions);
        consumer.pause(partitions.subList(eventPartitions, partitions.size()));
        long begun = System.nanoTime();
        boolean said = false;
        ConsumerRecord<byte[], byte[]> first = null;
        while (first == null && !enough.getAsBoolean()) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(A_WAIT)) {
                boolean has = message.value() != null && message.value().length > 0;
                first = first == null && (has || Promise.ends(message.headers())) ? message : first;
            }
            outage.isOverNow(millis());
            if (first == null && !said && System.nanoTime() - begun > QUIET_NANOS) {
                words.accept("no event is on " + place + " yet; waiting for the first");
                said = true;
            }
        }
        consumer.resume(consumer.paused());
        consumer.seekToBeginning(ofEvents);
        return first;
    }

    private boolean isRead() {
        unread.entrySet().removeIf(end -> position(end.getKey()) >= end.getValue());
        return unread.isEmpty();
    }

    private long position(TopicPartition partition) {
        try {
            return consumer.position(partition, A_LOOK);
        } catch (TimeoutException notKnown) {
            return -1;
        }
    }

    private void step(Duration patience, BufferedWriter file) throws IOException {
        take(patience);
        for (Entry entry : due()) {
            file.append(entry.line()).append('\n');
        }
    }

    private void take(Duration patience) {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(patience)) {
            inflow().take(message, millis());
        }
        if (inflow().isFull()) {
            consumer.pause(inflow().ahead(millis()));
        } else {
            consumer.resume(consumer.paused());
        }
    }

    private List<Entry> due() {
        return inflow().due(millis());
    }

    private Inflow inflow() {
        if (inflow == null) {
            throw new IllegalStateException("Bug: nothing was fetched");
        }
        return inflow;
    }

    /** A recording of what was there. */
    public Path directory() {
        return folder.directory();
    }

    @Override
    public List<Entry> poll() {
        try {
            take(A_LOOK);
            if (outage.isOverNow(millis())) {
                inflow().listen(millis());
            }
            return due();
        } catch (KafkaException failed) {
            throw RecordingProblem.environment("can't go on reading " + place + ": " + failed.getMessage(), failed);
        }
    }

    @Override
    public List<Entry> rest() {
        return inflow().rest();
    }

    @Override
    public Map<String, ClockPair> clockPairs() {
        return inflow().clockPairs();
    }

    /**
     * Whether every publisher has said that there is no more, and all of it was handed on. Some of what was there may be
     * unread where a broker is away: then somebody may be heard of yet.
     */
    public boolean ended() {
        return inflow().ended() && inflow().isEmpty() && isRead();
    }

    /** What was odd so far, for people. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (inflow().repeats() > 0) {
            remarks.add(Repeats.remark(inflow().repeats()));
        }
        if (inflow().otherRepeats() > 0) {
            remarks.add(Repeats.otherRemark(inflow().otherRepeats()));
        }
        if (inflow().badLines() > 0) {
            remarks.add(inflow().badLines() + " lines on " + place + " are no event");
        }
        remarks.addAll(Givers.remarks(inflow().givers()));
        return remarks;
    }

    private static long millis() {
        return System.nanoTime() / 1_000_000;
    }

    /** Deletes what was fetched; from any thread, when the process ends. */
    public void delete() {
        folder.close();
    }

    @Override
    public void close() {
        consumer.close(Duration.ofSeconds(1));
        outage.close();
        folder.close();
    }
}
