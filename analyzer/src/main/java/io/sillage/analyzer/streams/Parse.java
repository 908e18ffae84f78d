package io.sillage.analyzer.streams;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.JsonBatch;
import io.sillage.event.ClockPair;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Reads batches of events. Keeps nothing from one batch to the next but what it can do without. */
final class Parse implements Processor<byte[], byte[], byte[], Parsed> {
    /** Each event is at its {@code time}. */
    static final ClockPair WALL = new ClockPair(0, 0);

    private static final String NOBODY = "topic";

    private final JsonBatch lines = new JsonBatch("topic", WALL);
    private long latest = Long.MIN_VALUE;

    @SuppressWarnings("NullAway.Init")
    private ProcessorContext<byte[], Parsed> context;

    @Override
    public void init(ProcessorContext<byte[], Parsed> newContext) {
        context = newContext;
    }

    @Override
    public void process(Record<byte[], byte[]> batch) {
        byte[] value = batch.value() == null ? new byte[0] : batch.value();
        long badBefore = lines.badLines();
        List<Entry> entries = lines.read(new String(value, StandardCharsets.UTF_8));
        long last = entries.stream().mapToLong(Entry::mono).max().orElse(Long.MIN_VALUE);
        latest = Math.max(latest, last);
        Parsed parsed = new Parsed(
                context.taskId().partition(),
                text(batch.headers(), "publisher", NOBODY),
                watermark(batch.headers()),
                last,
                lines.badLines() - badBefore,
                entries);
        context.forward(batch.withValue(parsed));
    }

    /** Who does not promise anything is believed to write in order. */
    private long watermark(Headers headers) {
        if (!text(headers, "end", "").isEmpty()) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(text(headers, "watermark", Long.toString(latest)));
        } catch (NumberFormatException noNumber) {
            return latest;
        }
    }

    private static String text(Headers headers, String name, String otherwise) {
        @Nullable Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? otherwise
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
