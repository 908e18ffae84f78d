package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Given;
import io.sillage.analyzer.engine.Item;
import io.sillage.analyzer.engine.RecordReader;
import io.sillage.analyzer.language.Program;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The records of one program become parcels for each share of the program that reads them. */
final class CutRecords implements Processor<Integer, Drained, Integer, byte[]> {
    private static final String PUBLISHER = "records";

    private final int shares;
    private final RecordReader reader;
    private final Parcels parcels;
    private long promised = Long.MIN_VALUE;

    @SuppressWarnings("NullAway.Init")
    private ProcessorContext<Integer, byte[]> context;

    CutRecords(Program program, int shares) {
        this.shares = shares;
        reader = new RecordReader(program);
        parcels = new Parcels(shares);
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
        List<Given> given = drained.given();
        for (int i = 0; i < given.size(); i++) {
            Item item = reader.cut(given.get(i), i);
            if (item != null) {
                parcels.add(item, reader.share(item, shares));
            }
        }
        Parcel parcel = new Parcel(
                drained.share(),
                PUBLISHER,
                drained.watermark(),
                drained.lastWall(),
                given.size(),
                0,
                0,
                0,
                0,
                List.of());
        parcels.handOn(parcel, (share, bytes) -> context.forward(new Record<>(share, bytes, message.timestamp())));
    }
}
