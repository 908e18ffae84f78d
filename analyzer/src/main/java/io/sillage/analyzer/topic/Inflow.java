package io.sillage.analyzer.topic;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.JsonBatch;
import io.sillage.event.ClockPair;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Merges what comes from the partitions of a recording's topics by time. An event waits until every partition's publishers
 * have promised that none will be earlier; one that says nothing is waited for only so long. One thread.
 */
final class Inflow {
    /** How long, by our clock, an event waits at most for a publisher that says nothing. */
    static final long PATIENCE_MILLIS = 2_000;

    private static final long MAX_HELD_CHARS = 16 << 20;
    private static final byte[] NOTHING = {};

    private final List<TopicPartition> partitions;
    private final int eventPartitions;
    private final ClockPair clock;
    private final JsonBatch lines;
    private final Watermarks watermarks;
    private final Held held = new Held();
    private final List<Repeats> repeats;
    private final long[] latest;
    private final Map<RecordMessage.Giver, Long> recordsOf = new HashMap<>();

    /**
     * Waits for all from now on.
     *
     * @param partitions of events, then of records
     * @param eventPartitions how many of them are of events
     * @param clock of the recording
     */
    Inflow(List<TopicPartition> partitions, int eventPartitions, ClockPair clock, long nowMillis) {
        this.partitions = List.copyOf(partitions);
        this.eventPartitions = eventPartitions;
        this.clock = clock;
        lines = new JsonBatch("topic", clock);
        repeats = Stream.generate(Repeats::new).limit(eventPartitions).toList();
        watermarks = new Watermarks(partitions.size(), 0, PATIENCE_MILLIS);
        latest = new long[partitions.size()];
        Arrays.fill(latest, Long.MIN_VALUE);
        listen(nowMillis);
    }

    /** Waits for all anew, as they could not be heard, or had nothing to say. */
    void listen(long nowMillis) {
        watermarks.listenFrom(nowMillis);
    }

    void take(ConsumerRecord<byte[], byte[]> message, long nowMillis) {
        int from = partitions.indexOf(new TopicPartition(message.topic(), message.partition()));
        boolean ofEvents = from < eventPartitions;
        List<Entry> entries = lines.read(ofEvents ? events(message) : record(message));
        if (ofEvents) {
            entries.removeIf(repeats.get(from)::isRepeat);
        }
        long last = entries.stream()
                .mapToLong(entry -> clock.wallOf(entry.mono()))
                .max()
                .orElse(Long.MIN_VALUE);
        latest[from] = Math.max(latest[from], last);
        Promise promise =
                ofEvents ? Promise.of(message.headers(), latest[from]) : new Promise(Promise.NOBODY, latest[from]);
        watermarks.heard(from, promise.publisher(), promise.watermark(), last, nowMillis);
        entries.forEach(entry -> held.add(entry.withoutFields()));
    }

    private static byte[] events(ConsumerRecord<byte[], byte[]> message) {
        return message.value() == null ? NOTHING : message.value();
    }

    /** Numbered as they come: their order is that of time, and of partitions within. */
    private byte[] record(ConsumerRecord<byte[], byte[]> message) {
        RecordMessage record = RecordMessage.of(message);
        if (record == null) {
            return NOTHING;
        }
        long seq = recordsOf.merge(record.giver(), 1L, Long::sum) - 1;
        return record.event(clock, seq).getBytes(StandardCharsets.UTF_8);
    }

    /** What need not wait any longer, in its order. */
    List<Entry> due(long nowMillis) {
        long low = watermarks.low(nowMillis);
        boolean all = low == Long.MAX_VALUE;
        return low == Long.MIN_VALUE ? List.of() : held.release(all ? low : clock.mono() + (low - clock.wall()));
    }

    /** All that waits. */
    List<Entry> rest() {
        return held.release(Long.MAX_VALUE);
    }

    /** Whether nothing waits. */
    boolean isEmpty() {
        return held.isEmpty();
    }

    /** Whether more waits than should, so that those who are ahead had better not be read for now. */
    boolean isFull() {
        return held.chars() > MAX_HELD_CHARS;
    }

    /** Those who are ahead of what is waited for. */
    Set<TopicPartition> ahead(long nowMillis) {
        long low = watermarks.low(nowMillis);
        return IntStream.range(0, latest.length)
                .filter(from -> latest[from] > low)
                .mapToObj(partitions::get)
                .collect(Collectors.toSet());
    }

    /** Whether every publisher of events has said that there is no more. */
    boolean ended() {
        return watermarks.ended(eventPartitions);
    }

    /** A clock pair of each process that was met. */
    Map<String, ClockPair> clockPairs() {
        return lines.firstPairs();
    }

    /** Events that had been there before. */
    long repeats() {
        return repeats.stream().mapToLong(Repeats::count).sum();
    }

    /** Those of them that said something else. */
    long otherRepeats() {
        return repeats.stream().mapToLong(Repeats::others).sum();
    }

    /** Who gave records. */
    Set<RecordMessage.Giver> givers() {
        return Set.copyOf(recordsOf.keySet());
    }

    /** Lines that were no event. */
    long badLines() {
        return lines.badLines();
    }
}
