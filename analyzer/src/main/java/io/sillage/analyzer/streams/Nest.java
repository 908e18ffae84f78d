package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Item;
import io.sillage.analyzer.engine.Nesting;
import io.sillage.analyzer.engine.Packer;
import io.sillage.analyzer.engine.Unpacker;
import io.sillage.analyzer.engine.Written;
import io.sillage.analyzer.language.Program;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Nests the calls of one share of the threads, and hands their events on with the stacks that they ask for, to the shares of
 * their keys. What came late here goes on at the time that had been reached, so that it is not late there again.
 */
final class Nest implements Follower<byte[]> {
    private static final String PUBLISHER = "calls";

    private final int number;
    private final Nesting nesting;
    private final Parcels parcels;
    private Seen told = new Seen(0, 0, 0, 0, 0);
    private long reached = Long.MIN_VALUE;
    private long promised = Long.MIN_VALUE;

    /** What the next stage was told of events on their way. */
    private record Seen(long events, long bad, long repeats, long late, long cut) {}

    /** @param number of the share, of so many of threads and of keys */
    Nest(Program program, int number, int shares) {
        this.number = number;
        nesting = new Nesting(program, number, shares);
        parcels = new Parcels(shares);
    }

    @Override
    public boolean counts(Item item) {
        return nesting.isMine(item);
    }

    @Override
    public void step(Item item) {
        reached = Math.max(reached, item.wall());
        Item stepped = nesting.step(item, reached);
        if (stepped != null) {
            parcels.add(stepped, nesting.share());
        }
    }

    @Override
    public void advance(long wall) {
        reached = Math.max(reached, wall + 1);
    }

    @Override
    public void end(long wall) {
        reached = Math.max(reached, wall + 1);
    }

    @Override
    public void handOn(long upTo, long lastWall, Tally tally, BiConsumer<Integer, byte[]> out) {
        Seen seen = new Seen(tally.counts().events(), tally.bad(), tally.repeats(), tally.late(), tally.cut());
        if (parcels.isEmpty() && upTo == promised && seen.equals(told)) {
            return;
        }
        Parcel parcel = new Parcel(
                number,
                PUBLISHER,
                upTo,
                lastWall,
                seen.events - told.events,
                seen.bad - told.bad,
                seen.repeats - told.repeats,
                seen.late - told.late,
                seen.cut - told.cut,
                List.of());
        parcels.handOn(parcel, out);
        promised = upTo;
        told = seen;
    }

    @Override
    public void writeChanges(Written out) {
        nesting.writeChanges(out);
    }

    @Override
    public long age(byte[] itsCalls) {
        return Nesting.lastWall(itsCalls);
    }

    @Override
    public void read(byte[] thread, byte[] itsCalls) {
        nesting.read(thread, itsCalls);
    }

    @Override
    public void writeRest(Packer out) {
        out.number(reached).number(promised);
        out.number(told.events)
                .number(told.bad)
                .number(told.repeats)
                .number(told.late)
                .number(told.cut);
    }

    @Override
    public void readRest(Unpacker in) {
        reached = in.number();
        promised = in.number();
        told = new Seen(in.number(), in.number(), in.number(), in.number(), in.number());
    }
}
