package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * The slices of one share of the keys, whose state can be written down as bytes and read again in another process. Times
 * are of the wall. One thread.
 */
public final class Share {
    private final Keyed slices;
    private final List<Given> given = new ArrayList<>();
    private final int[] keyFields;
    private final Key key;
    private long lastWall = Long.MIN_VALUE;

    /** @param maxOpen slices that may be open at once */
    public Share(Program program, int maxOpen) {
        slices = new Keyed(program, maxOpen, wall -> wall, given::add);
        slices.noteChanges();
        keyFields = program.keyFields().stream().mapToInt(field -> field).toArray();
        key = Key.reusable(keyFields.length);
    }

    /** Gives records with their rows, for a program that reads them. */
    public void withRows() {
        slices.withRows();
    }

    /** Another share counts the events without a key that all are shown. */
    public void keylessCountedElsewhere() {
        slices.keylessCountedElsewhere();
    }

    /** Whether the event is of one slice; others all slices are shown. */
    public boolean hasKey(Item item) {
        return key.fill(item.row(), keyFields);
    }

    /** One event; if it comes late, at the time that has been reached. */
    public void step(Item item) {
        advance(item.wall());
        slices.step(item.row(), item.letter(), key.fill(item.row(), keyFields) ? key : null, lastWall);
    }

    /** No event before that time will come any more, but late ones. */
    public void advance(long wall) {
        lastWall = Math.max(lastWall, wall);
        slices.advance(lastWall);
    }

    /** The log has ended, and its last event was at that time. */
    public void end(long wall) {
        slices.end(Math.max(lastWall, wall));
    }

    /** The records since it was last asked, by time and key. */
    public List<Given> taken() {
        List<Given> taken = new ArrayList<>(given);
        given.clear();
        taken.sort(Given::order);
        return taken;
    }

    /** Tells which slices changed since it was last asked. */
    public void writeChanges(Written out) {
        slices.writeChanges(out);
    }

    /** Opens a slice that was written; those with an older last event first. */
    public void read(byte[] sliceKey, byte[] slice) {
        slices.read(sliceKey, slice);
    }

    /** When a slice that was written had its last event, nanoseconds since 1970. */
    public static long lastWall(byte[] slice) {
        Unpacker in = new Unpacker(slice);
        in.number();
        in.number();
        return in.number() + in.number();
    }

    /** All that is not in a slice. */
    public void writeRest(Packer out) {
        out.number(lastWall);
        slices.writeCounters(out);
    }

    public void readRest(Unpacker in) {
        lastWall = in.number();
        slices.readCounters(in);
    }

    /** What became of the events that reached this share. */
    public Counts counts() {
        return slices.counts(0);
    }
}
