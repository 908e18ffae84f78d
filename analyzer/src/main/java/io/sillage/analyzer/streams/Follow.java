package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Counts;
import io.sillage.analyzer.engine.Item;
import io.sillage.analyzer.engine.Packer;
import io.sillage.analyzer.engine.Share;
import io.sillage.analyzer.engine.Unpacker;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.topic.Watermarks;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Follows the slices of one share: holds events back until no earlier one can come, then steps them in the order of their
 * time. All that it knows is in its store too after each parcel, so that whoever takes over goes on as it would have.
 */
final class Follow implements Processor<Integer, byte[], Integer, Drained> {
    private final Program program;
    private final StreamsSettings settings;
    private final String storeName;
    private final Share share;
    private final Waiting waiting = new Waiting();
    private final Watermarks watermarks;
    private long drained = Long.MIN_VALUE;
    private long events;
    private long bad;
    private long repeats;
    private long late;
    private boolean ended;
    private boolean tallied;

    @SuppressWarnings("NullAway.Init")
    private ProcessorContext<Integer, Drained> context;

    @SuppressWarnings("NullAway.Init")
    private Kept kept;

    /**
     * Knows nothing yet.
     *
     * @param sources how many partitions parcels come from
     * @param read whether another program reads the records
     */
    Follow(Program program, StreamsSettings settings, String storeName, int sources, boolean read) {
        this.program = program;
        this.settings = settings;
        this.storeName = storeName;
        share = new Share(program, settings.maxOpen());
        if (read) {
            share.withRows();
        }
        // records come in order
        long lateness = program.over() == null ? settings.latenessNanos() : 0;
        watermarks = new Watermarks(sources, lateness, settings.silentAfterMillis());
    }

    @Override
    public void init(ProcessorContext<Integer, Drained> newContext) {
        context = newContext;
        kept = new Kept(newContext.getStateStore(storeName));
        kept.readRest(this::readRest);
        kept.readSlices(share);
        kept.readLots(
                (bytes, taken) -> waiting.add(Parcel.of(bytes, program.fields().size()), bytes, taken));
        if (newContext.taskId().partition() > 0) {
            share.keylessCountedElsewhere();
        }
        watermarks.listenFrom(newContext.currentSystemTimeMs());
        newContext.schedule(Duration.ofSeconds(1), PunctuationType.WALL_CLOCK_TIME, this::eachSecond);
    }

    @Override
    public void process(Record<Integer, byte[]> message) {
        long now = context.currentSystemTimeMs();
        Parcel parcel = Parcel.of(message.value(), program.fields().size());
        events += parcel.events();
        bad += parcel.bad();
        repeats += parcel.repeats();
        late += parcel.items().stream().filter(item -> item.wall() < drained).count();
        ended &= parcel.items().isEmpty();
        tallied = false;
        watermarks.heard(parcel.from(), parcel.publisher(), parcel.watermark(), parcel.lastWall(), now);
        Waiting.Lot lot = waiting.add(parcel, message.value(), 0);
        drain(now);
        if (!lot.isEmpty()) {
            kept.keep(lot);
        }
        write();
    }

    private void write() {
        waiting.takeChanged().forEach(kept::changed);
        kept.write(share);
        kept.writeRest(this::writeRest);
    }

    /** Time goes on without parcels where somebody fell silent. */
    private void eachSecond(long now) {
        if (watermarks.low(now) > drained && !ended) {
            drain(now);
            write();
        }
        if (!tallied) {
            tell(now);
        }
    }

    private void drain(long now) {
        while (waiting.bytes() > settings.maxWaitingBytes()) {
            step(waiting.first() + 1);
        }
        long low = watermarks.low(now);
        while (waiting.first() < low) {
            step(low);
        }
        if (low == Long.MAX_VALUE) {
            end();
        } else if (low > drained) {
            drained = low;
            share.advance(low - 1);
        }
        tell(now);
    }

    private void step(long before) {
        Item next = waiting.next(before);
        if (next != null) {
            drained = Math.max(drained, next.wall());
            share.step(next);
        }
    }

    /** What comes later begins anew. */
    private void end() {
        if (!ended && watermarks.lastWall() > Long.MIN_VALUE) {
            share.end(watermarks.lastWall());
            drained = watermarks.lastWall() + 1;
        }
        ended = true;
    }

    private void tell(long now) {
        int number = context.taskId().partition();
        long watermark = ended ? Long.MAX_VALUE : drained;
        context.forward(new Record<>(
                number, new Drained(number, share.taken(), watermark, watermarks.lastWall(), tally(number)), now));
        tallied = true;
    }

    private Tally tally(int number) {
        Counts seen = Counts.ofEvents(events);
        return new Tally(program.name(), number, share.counts().plus(seen), bad, repeats, late, ended);
    }

    private void writeRest(Packer out) {
        out.number(drained)
                .number(events)
                .number(bad)
                .number(repeats)
                .number(late)
                .number(ended ? 1 : 0);
        KeptWatermarks.pack(watermarks, out);
        share.writeRest(out);
    }

    private void readRest(Unpacker in) {
        drained = in.number();
        events = in.number();
        bad = in.number();
        repeats = in.number();
        late = in.number();
        ended = in.number() != 0;
        KeptWatermarks.read(in, watermarks);
        share.readRest(in);
    }
}
