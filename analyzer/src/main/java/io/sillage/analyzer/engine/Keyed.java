package io.sillage.analyzer.engine;

import io.sillage.analyzer.engine.Moves.Move;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.symbolic.Branches;
import io.sillage.analyzer.transduce.symbolic.Row;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A program, lifted to keys: one instance a slice (Chen and Roşu, <i>Parametric trace slicing</i>, LMCS 2012). Its meaning,
 * event by event, is that of {@code docs/language.md}: the longest match, then again from the beginning.
 *
 * <p>Assumes events in the order of their time; used by one thread. O(1) an event and a state of fixed size a slice, but for
 * events without a key, which every open slice is shown.
 */
final class Keyed {
    private final Program program;
    private final Branches branches;
    private final int none;
    private final int maxOpen;
    private final LongUnaryOperator wall;
    private final Consumer<Given> out;
    private final Slices slices;
    private final Registers registers;
    private final Moves moves;
    private final Records records;
    private final Foreseen foreseen;
    private final int width;
    private final Registers aside;
    private final SliceBytes bytes;
    private long nextTick = Long.MAX_VALUE;
    private boolean begun;
    private final Counting counting = new Counting();
    private @Nullable Trace trace;
    private @Nullable Changes changes;
    private @Nullable RecordRows rows;

    /**
     * @param maxOpen beyond so many slices the one that was quiet for longest is given up
     * @param wall from monotonic nanoseconds to those since 1970
     */
    Keyed(Program program, int maxOpen, LongUnaryOperator wall, Consumer<Given> out) {
        this.program = program;
        this.maxOpen = maxOpen;
        this.wall = wall;
        this.out = out;
        branches = program.branches();
        none = program.alphabet().none();
        width = branches.width();
        slices = new Slices(program.keyFields().size());
        boolean objects = Typing.needsObjects(program);
        int perFile = program.registers().size();
        registers = new Registers(objects, perFile);
        foreseen = new Foreseen(slices, registers, width);
        aside = new Registers(objects, perFile);
        aside.ensure(width);
        bytes = new SliceBytes(slices, registers, width, program.keyFields().size());
        records = new Records(program);
        moves = new Moves(program, records.ofSlice());
    }

    void trace(Trace listener) {
        trace = listener;
    }

    /** Gives records with their rows, for a program that reads them. */
    void withRows() {
        rows = new RecordRows(program, records.ofSlice());
    }

    /** Gives records without their JSON. */
    void withoutText() {
        records.withoutText();
    }

    /** Has it noted which slices change, for {@link #writeChanges}. */
    void noteChanges() {
        changes = new Changes();
    }

    /** Lets the log's time go on: what is idle by then ends, and interim records that are due are given. */
    void advance(long mono) {
        if (!begun) {
            begun = true;
            long every = program.everyNanos();
            nextTick = every == 0 ? Long.MAX_VALUE : firstTick(mono, every);
        }
        if (program.idleNanos() == 0 && nextTick > mono) {
            return;
        }
        while (true) {
            long idle = nextIdle();
            if (Math.min(idle, nextTick) > mono) {
                return;
            }
            if (idle <= nextTick) {
                end(slices.oldest(), Ended.IDLE, idle);
            } else {
                tick(nextTick);
                nextTick += program.everyNanos();
            }
        }
    }

    /** Ticks are at multiples of the wall's time, so that they don't depend on when a log began. */
    private long firstTick(long mono, long every) {
        long now = wall.applyAsLong(mono);
        return mono + every - Math.floorMod(now, every);
    }

    private long nextIdle() {
        if (program.idleNanos() == 0) {
            return Long.MAX_VALUE;
        }
        int oldest = slices.oldest();
        return oldest == Slices.NONE ? Long.MAX_VALUE : slices.last(oldest) + program.idleNanos();
    }

    private void tick(long mono) {
        for (int slot = 0; slot < slices.slots(); slot++) {
            if (slices.isOpen(slot)) {
                give(slot, Ended.OPEN, mono);
            }
        }
    }

    /**
     * One event, after {@link #advance} to its time.
     *
     * @param key null if it lacks a field of the key, then every open slice is shown it
     */
    void step(Row row, int letter, @Nullable Key key, long mono) {
        if (letter == none) {
            if (program.strict() && key != null) {
                int slot = slices.find(key);
                if (slot != Slices.NONE) {
                    conclude(slot, mono);
                    remove(slot);
                }
            }
            return;
        }
        counting.mentioned++;
        if (key == null) {
            broadcast(row, letter, mono);
            return;
        }
        int slot = slices.find(key);
        if (slot != Slices.NONE) {
            follow(slot, row, letter, mono);
            return;
        }
        Move move = moves.first(letter);
        if (move.fits()) {
            move(begin(key, mono), move, row, letter, mono);
        } else {
            counting.stray++;
        }
    }

    /** These events will come next: that much can be made ready for them, and their keys are found. */
    void foresee(Decoded[] events, int count) {
        foreseen.of(events, count);
    }

    private int begin(Key key, long mono) {
        if (slices.open() == maxOpen) {
            counting.evicted++;
            end(slices.oldest(), Ended.EVICTED, mono);
        }
        int slot = slices.add(key, mono);
        registers.ensure((slot + 1) * width);
        registers.clear(file(slot), width);
        counting.mostOpen = Math.max(counting.mostOpen, slices.open());
        return slot;
    }

    private int file(int slot) {
        return registers.file(slot * width);
    }

    private void broadcast(Row row, int letter, long mono) {
        for (int slot = 0; slot < slices.slots(); slot++) {
            if (slices.isOpen(slot)) {
                Move move = moves.of(slices.state(slot), letter);
                if (move.fits()) {
                    move(slot, move, row, letter, mono);
                }
            }
        }
    }

    private void follow(int slot, Row row, int letter, long mono) {
        Move move = moves.of(slices.state(slot), letter);
        if (move.fits()) {
            move(slot, move, row, letter, mono);
            return;
        }
        conclude(slot, mono);
        Move first = moves.first(letter);
        if (first.fits()) {
            slices.begin(slot, mono);
            registers.clear(file(slot), width);
            move(slot, first, row, letter, mono);
        } else {
            counting.stray++;
            remove(slot);
        }
    }

    private void remove(int slot) {
        if (changes != null) {
            changes.removed(slot, slices.key(slot));
        }
        slices.remove(slot);
    }

    /** An event came that does not fit: what there is was all. */
    private void conclude(int slot, long mono) {
        if (branches.accepted(slices.state(slot)) != Branches.NOWHERE) {
            give(slot, Ended.MATCH, mono);
            return;
        }
        counting.broken++;
        if (program.interim()) {
            give(slot, Ended.BROKEN, mono);
        }
    }

    private void move(int slot, Move move, Row row, int letter, long mono) {
        int file = file(slot);
        if (move.from() != null) {
            rearrange(file, move.from());
        }
        int before = trace == null ? 0 : slices.state(slot);
        Instruction[][] work = move.work();
        for (int branch = 0; branch < work.length; branch++) {
            int of = file + registers.file(branch);
            for (Instruction instruction : work[branch]) {
                instruction.run(row, registers, of);
            }
        }
        slices.move(slot, move.to(), mono);
        if (changes != null) {
            changes.changed(slot);
        }
        if (trace != null) {
            trace.moved(slices.key(slot), before, letter, move.outputs(), move.to(), row, mono);
        }
        if (move.last()) {
            give(slot, Ended.MATCH, mono);
            remove(slot);
        }
    }

    /** Each branch gets the registers of the one that it comes from. */
    private void rearrange(int file, int[] from) {
        registers.copyTo(aside, file, width);
        for (int branch = 0; branch < from.length; branch++) {
            boolean again = isBefore(from, branch);
            if (from[branch] != branch || again) {
                aside.copyInto(registers, registers.file(from[branch]), file + registers.file(branch), again);
            }
        }
    }

    /** Whether a branch before this one comes from the same. */
    private static boolean isBefore(int[] from, int branch) {
        for (int earlier = 0; earlier < branch; earlier++) {
            if (from[earlier] == from[branch]) {
                return true;
            }
        }
        return false;
    }

    private void end(int slot, Ended why, long mono) {
        if (branches.accepted(slices.state(slot)) != Branches.NOWHERE) {
            give(slot, why, mono);
        } else {
            counting.unfinished++;
            if (program.interim()) {
                give(slot, why, mono);
            }
        }
        remove(slot);
    }

    private void give(int slot, Ended why, long mono) {
        Given record = record(slot, why, mono);
        counting.given++;
        if (trace != null) {
            trace.gave(slices.key(slot), why, record.json());
        }
        out.accept(record);
    }

    private Given record(int slot, Ended why, long mono) {
        int accepted = branches.accepted(slices.state(slot));
        OfSlice about = records.ofSlice();
        about.ended = why;
        about.startWall = wall.applyAsLong(slices.first(slot));
        about.endWall = wall.applyAsLong(slices.last(slot));
        about.durationNanos = slices.last(slot) - slices.first(slot);
        about.events = slices.events(slot);
        Key key = slices.key(slot);
        int file = file(slot) + registers.file(Math.max(0, accepted));
        boolean complete = accepted != Branches.NOWHERE;
        Row row = rows == null ? null : rows.of(wall.applyAsLong(mono), key, why, complete, registers, file);
        return records.given(mono, key, complete, registers, file, row);
    }

    /** The record that an open slice would have if it ended now, null if it is not open. */
    @Nullable
    Given now(Key key, long mono) {
        int slot = slices.find(key);
        return slot == Slices.NONE ? null : record(slot, Ended.OPEN, mono);
    }

    void now(long mono, Consumer<Given> to) {
        for (int slot = 0; slot < slices.slots(); slot++) {
            if (slices.isOpen(slot)) {
                to.accept(record(slot, Ended.OPEN, mono));
            }
        }
    }

    void forget(Key key) {
        int slot = slices.find(key);
        if (slot != Slices.NONE) {
            remove(slot);
        }
    }

    /** The log has ended: what is open ends with it, at the time of its last event. */
    void end(long mono) {
        advance(mono);
        for (int slot = 0; slot < slices.slots(); slot++) {
            if (slices.isOpen(slot)) {
                end(slot, Ended.LOG, mono);
            }
        }
    }

    /** Slices that are open now. */
    int open() {
        return slices.open();
    }

    Counts counts(long events) {
        return counting.of(events);
    }

    /** Tells each slice that changed since it was last asked, as bytes; null for one that has ended. */
    void writeChanges(Written out) {
        bytes.write(changes, out);
    }

    /** Opens a slice that was written; those with an older last event have to be read before. */
    void read(byte[] key, byte[] slice) {
        bytes.read(key, slice);
    }

    /** Its counters and the time of its next interim records. */
    void writeCounters(Packer out) {
        out.number(begun ? 1 : 0).number(nextTick);
        counting.pack(out);
    }

    void readCounters(Unpacker in) {
        begun = in.number() != 0;
        nextTick = in.number();
        counting.unpack(in);
    }
}
