package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Cutter;
import io.sillage.analyzer.engine.Item;
import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.JsonBatch;
import io.sillage.analyzer.language.Program;
import io.sillage.event.ClockPair;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * A batch of events becomes a parcel for each share of the keys. Keeps nothing from one batch to the next but what it can
 * do without.
 */
final class Cut implements Processor<byte[], byte[], Integer, byte[]> {
    /** Each event is at its {@code time}. */
    private static final ClockPair WALL = new ClockPair(0, 0);

    private final Program program;
    private final int shares;
    private final Cutter cutter;
    private final JsonBatch lines = new JsonBatch("topic", WALL);
    private long latest = Long.MIN_VALUE;

    @SuppressWarnings("NullAway.Init")
    private ProcessorContext<Integer, byte[]> context;

    Cut(Program program, int shares) {
        this.program = program;
        this.shares = shares;
        cutter = new Cutter(program, shares);
    }

    @Override
    public void init(ProcessorContext<Integer, byte[]> newContext) {
        context = newContext;
    }

    @Override
    public void process(Record<byte[], byte[]> batch) {
        byte[] value = batch.value() == null ? new byte[0] : batch.value();
        long badBefore = lines.badLines();
        List<Entry> entries = lines.read(new String(value, StandardCharsets.UTF_8));
        List<List<Item>> items = sorted(entries);
        long last = entries.stream().mapToLong(Entry::mono).max().orElse(Long.MIN_VALUE);
        latest = Math.max(latest, last);
        int from = context.taskId().partition();
        String publisher = text(batch.headers(), "publisher", "topic");
        long watermark = watermark(batch.headers());
        for (int share = 0; share < shares; share++) {
            boolean counts = share == from % shares;
            long bad = lines.badLines() - badBefore;
            Parcel parcel = new Parcel(
                    from, publisher, watermark, last, counts ? entries.size() : 0, counts ? bad : 0, items.get(share));
            context.forward(new Record<>(share, parcel.bytes(), batch.timestamp()));
        }
    }

    private List<List<Item>> sorted(List<Entry> entries) {
        List<List<Item>> items = new ArrayList<>();
        for (int share = 0; share < shares; share++) {
            items.add(new ArrayList<>());
        }
        for (Entry entry : entries) {
            Item item = cutter.cut(entry, WALL);
            if (item != null && cutter.share() == Cutter.EVERYWHERE) {
                items.forEach(each -> each.add(item));
            } else if (item != null) {
                items.get(cutter.share()).add(item);
            }
        }
        return items;
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

    @Override
    public String toString() {
        return "cut of " + program.name();
    }
}
