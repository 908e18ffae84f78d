package io.sillage.analyzer.streams;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.JsonBatch;
import io.sillage.analyzer.topic.Promise;
import io.sillage.analyzer.topic.Repeats;
import io.sillage.event.ClockPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Reads batches of events, and leaves out those that were in an earlier batch of the partition. Which these are it keeps in
 * its store, so that whoever takes over leaves out the same.
 *
 * <pre>
 *   stream -> what {@link Repeats} knows of it
 * </pre>
 */
final class Parse implements Processor<byte[], byte[], byte[], Parsed> {
    /** Each event is at its {@code time}. */
    static final ClockPair WALL = new ClockPair(0, 0);

    static final String STORE = "repeats";

    /** A message of 8 MiB has fewer lines. */
    private static final int MAX_LINES_BITS = 20;

    private final JsonBatch lines = new JsonBatch("topic", WALL);
    private final Repeats repeats = new Repeats();
    private long latest = Long.MIN_VALUE;

    @SuppressWarnings("NullAway.Init")
    private ProcessorContext<byte[], Parsed> context;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, byte[]> store;

    @Override
    public void init(ProcessorContext<byte[], Parsed> newContext) {
        context = newContext;
        store = newContext.getStateStore(STORE);
        Map<String, byte[]> kept = new HashMap<>();
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(stream -> kept.put(stream.key, stream.value));
        }
        repeats.read(kept);
    }

    @Override
    public void process(Record<byte[], byte[]> batch) {
        byte[] value = batch.value() == null ? new byte[0] : batch.value();
        long badBefore = lines.badLines();
        long repeatsBefore = repeats.count();
        List<Entry> entries = context.recordMetadata()
                .map(place -> lines.read(value, place.offset() << MAX_LINES_BITS))
                .orElseGet(() -> lines.read(value));
        entries.removeIf(repeats::isRepeat);
        repeats.writeChanges(this::keep);
        long last = entries.stream().mapToLong(Entry::mono).max().orElse(Long.MIN_VALUE);
        latest = Math.max(latest, last);
        Promise promise = Promise.of(batch.headers(), latest);
        Parsed parsed = new Parsed(
                context.taskId().partition(),
                promise.publisher(),
                promise.watermark(),
                last,
                lines.badLines() - badBefore,
                repeats.count() - repeatsBefore,
                entries);
        context.forward(batch.withValue(parsed));
    }

    private void keep(String stream, byte @Nullable [] known) {
        if (known == null) {
            store.delete(stream);
        } else {
            store.put(stream, known);
        }
    }
}
