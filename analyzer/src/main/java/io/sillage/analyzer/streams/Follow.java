package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Counts;
import io.sillage.analyzer.engine.Item;
import io.sillage.analyzer.engine.Nesting;
import io.sillage.analyzer.engine.Packer;
import io.sillage.analyzer.engine.Unpacker;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.topic.Watermarks;
import java.time.Duration;
import java.util.function.IntFunction;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Brings the events of one share into order: holds them back until no earlier one can come, then has its follower step them
 * in the order of their time. All that both know is in the store too after each parcel, so that whoever takes over goes on
 * as they would have.
 *
 * @param <V> what the follower hands on
 */
final class Follow<V> implements Processor<Integer, byte[], Integer, V> {
    private final Program program;
    private final StreamsSettings settings;
    private final String storeName;
    private final int columns;
    private final IntFunction<Follower<V>> followers;
    private final Waiting waiting = new Waiting();
    private final Watermarks watermarks;
    private long drained = Long.MIN_VALUE;
    private long events;
    private long bad;
    private long repeats;
    private long late;
    private long cut;
    private boolean ended;
    /** Whether what there is was handed on since this process took over. */
    private boolean told;

    @SuppressWarnings("NullAway.Init")
    private ProcessorContext<Integer, V> context;

    @SuppressWarnings("NullAway.Init")
    private Kept kept;

    @SuppressWarnings("NullAway.Init")
    private Follower<V> follower;

    /**
     * Knows nothing yet.
     *
     * @param columns of the rows of items
     * @param watermarks of those whom parcels come from
     * @param followers by the number of a share
     */
    private Follow(
            Program program,
            StreamsSettings settings,
            String storeName,
            int columns,
            Watermarks watermarks,
            IntFunction<Follower<V>> followers) {
        this.program = program;
        this.settings = settings;
        this.storeName = storeName;
        this.columns = columns;
        this.watermarks = watermarks;
        this.followers = followers;
    }

    /**
     * Of the slices of a program.
     *
     * @param sources how many partitions parcels come from
     * @param read whether another program reads the records
     */
    static Follow<Drained> slices(
            Program program, StreamsSettings settings, String storeName, int sources, boolean read) {
        boolean byStage = program.over() != null || program.asksCallStack();
        return new Follow<>(
                program,
                settings,
                storeName,
                program.fields().size(),
                byStage ? ofStage(sources) : ofPublishers(settings, sources),
                number -> new FollowSlices(program, number, settings.maxOpen(), read));
    }

    /**
     * Of the calls of threads, for a program that asks for them.
     *
     * @param sources how many partitions parcels come from
     * @param shares of threads, and of keys
     */
    static Follow<byte[]> calls(Program program, StreamsSettings settings, String storeName, int sources, int shares) {
        return new Follow<>(
                program,
                settings,
                storeName,
                Nesting.columns(program),
                ofPublishers(settings, sources),
                number -> new Nest(program, number, shares));
    }

    private static Watermarks ofPublishers(StreamsSettings settings, int sources) {
        return new Watermarks(sources, settings.latenessNanos(), settings.silentAfterMillis());
    }

    /** Our own stages keep their promises, and somebody takes over from one that falls silent. */
    private static Watermarks ofStage(int sources) {
        return new Watermarks(sources, 0, Long.MAX_VALUE);
    }

    @Override
    public void init(ProcessorContext<Integer, V> newContext) {
        context = newContext;
        follower = followers.apply(newContext.taskId().partition());
        kept = new Kept(newContext.getStateStore(storeName));
        kept.readRest(this::readRest);
        kept.readParts(follower);
        kept.readLots((bytes, taken) -> waiting.add(Parcel.of(bytes, columns), bytes, taken));
        watermarks.listenFrom(newContext.currentSystemTimeMs());
        newContext.schedule(Duration.ofSeconds(1), PunctuationType.WALL_CLOCK_TIME, this::eachSecond);
    }

    @Override
    public void process(Record<Integer, byte[]> message) {
        long now = context.currentSystemTimeMs();
        Parcel parcel = Parcel.of(message.value(), columns);
        events += parcel.events();
        bad += parcel.bad();
        repeats += parcel.repeats();
        late += parcel.late();
        cut += parcel.cut();
        late += parcel.items().stream()
                .filter(item -> item.wall() < drained && follower.counts(item))
                .count();
        ended &= parcel.items().isEmpty();
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
        kept.write(follower);
        kept.writeRest(this::writeRest);
    }

    /** Time goes on without parcels where somebody fell silent. */
    private void eachSecond(long now) {
        if (watermarks.low(now) > drained && !ended) {
            drain(now);
            write();
        }
        if (!told) {
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
        } else {
            // also where somebody began to write of whose events none is for this share
            ended = false;
            advance(low);
        }
        tell(now);
    }

    private void advance(long low) {
        if (low > drained) {
            drained = low;
            follower.advance(low - 1);
        }
    }

    private void step(long before) {
        Item next = waiting.next(before);
        if (next != null) {
            drained = Math.max(drained, next.wall());
            follower.step(next);
        }
    }

    /** What comes later begins anew. */
    private void end() {
        if (!ended && watermarks.lastWall() > Long.MIN_VALUE) {
            follower.end(watermarks.lastWall());
            drained = watermarks.lastWall() + 1;
        }
        ended = true;
    }

    private void tell(long now) {
        follower.handOn(
                ended ? Long.MAX_VALUE : drained,
                watermarks.lastWall(),
                tally(),
                (to, what) -> context.forward(new Record<>(to, what, now)));
        told = true;
    }

    /** What became of events before the follower saw them. */
    private Tally tally() {
        Counts seen = Counts.ofEvents(events);
        return new Tally(program.name(), context.taskId().partition(), seen, bad, repeats, late, cut, ended);
    }

    private void writeRest(Packer out) {
        out.number(drained)
                .number(events)
                .number(bad)
                .number(repeats)
                .number(late)
                .number(cut)
                .number(ended ? 1 : 0);
        KeptWatermarks.pack(watermarks, out);
        follower.writeRest(out);
    }

    private void readRest(Unpacker in) {
        drained = in.number();
        events = in.number();
        bad = in.number();
        repeats = in.number();
        late = in.number();
        cut = in.number();
        ended = in.number() != 0;
        KeptWatermarks.read(in, watermarks);
        follower.readRest(in);
    }
}
