package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Cutter;
import io.sillage.analyzer.engine.Given;
import io.sillage.analyzer.engine.Item;
import io.sillage.analyzer.engine.RecordReader;
import io.sillage.analyzer.language.Program;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The records of one program become parcels for each share of the program that reads them. */
final class CutRecords implements Processor<Integer, Drained, Integer, byte[]> {
    private static final String PUBLISHER = "records";

    private final int shares;
    private final RecordReader reader;
    private long promised = Long.MIN_VALUE;

    @SuppressWarnings("NullAway.Init")
    private ProcessorContext<Integer, byte[]> context;

    CutRecords(Program program, int shares) {
        this.shares = shares;
        reader = new RecordReader(program);
    }

    @Override
    public void init(ProcessorContext<Integer, byte[]> newContext) {
        context = newContext;
    }

    @Override
    public void process(Record<Integer, Drained> message) {
        Drained drained = message.value();
        if (drained.given().isEmpty() && drained.watermark() == promised) {
            return;
        }
        promised = drained.watermark();
        List<List<Item>> items = sorted(drained.given());
        int from = drained.share();
        for (int share = 0; share < shares; share++) {
            long events = share == from % shares ? drained.given().size() : 0;
            Parcel parcel = new Parcel(
                    from, PUBLISHER, drained.watermark(), drained.lastWall(), events, 0, 0, items.get(share));
            context.forward(new Record<>(share, parcel.bytes(), message.timestamp()));
        }
    }

    private List<List<Item>> sorted(List<Given> given) {
        List<List<Item>> items = new ArrayList<>();
        for (int share = 0; share < shares; share++) {
            items.add(new ArrayList<>());
        }
        for (int i = 0; i < given.size(); i++) {
            Item item = reader.cut(given.get(i), i);
            int share = item == null ? 0 : reader.share(item, shares);
            if (item != null && share == Cutter.EVERYWHERE) {
                items.forEach(each -> each.add(item));
            } else if (item != null) {
                items.get(share).add(item);
            }
        }
        return items;
    }
}
