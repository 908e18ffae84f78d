package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Given;
import io.sillage.analyzer.engine.Item;
import io.sillage.analyzer.engine.Packer;
import io.sillage.analyzer.engine.Share;
import io.sillage.analyzer.engine.Unpacker;
import io.sillage.analyzer.engine.Written;
import io.sillage.analyzer.language.Program;
import java.util.List;
import java.util.function.BiConsumer;

/** Steps the slices of one share of the keys, and hands on their records. */
final class FollowSlices implements Follower<Drained> {
    private final int number;
    private final Share share;
    private long cutRecords;

    /**
     * Begins with no slice open.
     *
     * @param number of the share
     * @param read whether another program reads the records
     */
    FollowSlices(Program program, int number, int maxOpen, boolean read) {
        this.number = number;
        share = new Share(program, maxOpen);
        if (read) {
            share.withRows();
        }
        if (number > 0) {
            share.keylessCountedElsewhere();
        }
    }

    @Override
    public boolean counts(Item item) {
        return number == 0 || share.hasKey(item);
    }

    @Override
    public void step(Item item) {
        share.step(item);
    }

    @Override
    public void advance(long wall) {
        share.advance(wall);
    }

    @Override
    public void end(long wall) {
        share.end(wall);
    }

    @Override
    public void handOn(long reached, long lastWall, Tally seen, BiConsumer<Integer, Drained> out) {
        List<Given> given = share.taken();
        cutRecords += given.stream().filter(TooLarge::is).count();
        Tally tally = seen.plus(share.counts()).withCut(cutRecords);
        out.accept(number, new Drained(number, given, reached, lastWall, tally));
    }

    @Override
    public void writeChanges(Written out) {
        share.writeChanges(out);
    }

    @Override
    public long age(byte[] slice) {
        return Share.lastWall(slice);
    }

    @Override
    public void read(byte[] key, byte[] slice) {
        share.read(key, slice);
    }

    @Override
    public void writeRest(Packer out) {
        out.number(cutRecords);
        share.writeRest(out);
    }

    @Override
    public void readRest(Unpacker in) {
        cutRecords = in.number();
        share.readRest(in);
    }
}
