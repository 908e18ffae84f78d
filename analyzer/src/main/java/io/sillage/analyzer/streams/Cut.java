package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Cutter;
import io.sillage.analyzer.engine.Item;
import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.language.Program;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** A batch of events becomes a parcel of one program for each share of the keys. */
final class Cut implements Processor<byte[], Parsed, Integer, byte[]> {
    private final int shares;
    private final Cutter cutter;

    @SuppressWarnings("NullAway.Init")
    private ProcessorContext<Integer, byte[]> context;

    Cut(Program program, int shares) {
        this.shares = shares;
        cutter = new Cutter(program, shares);
    }

    @Override
    public void init(ProcessorContext<Integer, byte[]> newContext) {
        context = newContext;
    }

    @Override
    public void process(Record<byte[], Parsed> message) {
        Parsed batch = message.value();
        List<List<Item>> items = sorted(batch.entries());
        for (int share = 0; share < shares; share++) {
            boolean counts = share == batch.from() % shares;
            Parcel parcel = new Parcel(
                    batch.from(),
                    batch.publisher(),
                    batch.watermark(),
                    batch.lastWall(),
                    counts ? batch.entries().size() : 0,
                    counts ? batch.bad() : 0,
                    counts ? batch.repeats() : 0,
                    items.get(share));
            context.forward(new Record<>(share, parcel.bytes(), message.timestamp()));
        }
    }

    private List<List<Item>> sorted(List<Entry> entries) {
        List<List<Item>> items = new ArrayList<>();
        for (int share = 0; share < shares; share++) {
            items.add(new ArrayList<>());
        }
        for (Entry entry : entries) {
            Item item = cutter.cut(entry, Parse.WALL);
            if (item != null && cutter.share() == Cutter.EVERYWHERE) {
                items.forEach(each -> each.add(item));
            } else if (item != null) {
                items.get(cutter.share()).add(item);
            }
        }
        return items;
    }
}
