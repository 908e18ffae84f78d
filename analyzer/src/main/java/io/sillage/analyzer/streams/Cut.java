package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Cuts;
import io.sillage.analyzer.engine.Item;
import io.sillage.analyzer.journal.Entry;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** A batch of events becomes a parcel of one program for each share, of the keys or of the threads. */
final class Cut implements Processor<byte[], Parsed, Integer, byte[]> {
    private final Cuts cuts;
    private final Parcels parcels;

    @SuppressWarnings("NullAway.Init")
    private ProcessorContext<Integer, byte[]> context;

    /**
     * Of one program.
     *
     * @param cuts takes what it asks out of events
     * @param parcels of its shares
     */
    Cut(Cuts cuts, Parcels parcels) {
        this.cuts = cuts;
        this.parcels = parcels;
    }

    @Override
    public void init(ProcessorContext<Integer, byte[]> newContext) {
        context = newContext;
    }

    @Override
    public void process(Record<byte[], Parsed> message) {
        Parsed batch = message.value();
        for (Entry entry : batch.entries()) {
            Item item = cuts.cut(entry, Parse.WALL);
            if (item != null) {
                parcels.add(item, cuts.share());
            }
        }
        Parcel parcel = new Parcel(
                batch.from(),
                batch.publisher(),
                batch.watermark(),
                batch.lastWall(),
                batch.entries().size(),
                batch.bad(),
                batch.repeats(),
                0,
                0,
                List.of());
        parcels.handOn(parcel, (share, bytes) -> context.forward(new Record<>(share, bytes, message.timestamp())));
    }
}
