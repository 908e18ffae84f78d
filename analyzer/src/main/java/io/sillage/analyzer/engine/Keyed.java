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
    private final Consumer<Given> out;
    private final Slices slices;
    private final Registers registers;
    private final Moves moves;
    private final SliceRecords records;
    private final Ticks ticks;
    private final Foreseen foreseen;
    private final int width;
    private final Inherited inherited;
    private final SliceBytes bytes;
    private final Counting counting = new Counting();
    /** Nothing has to be done before the log's time is that: at its first event, when a slice is idle, at a tick. */
    private long due = Long.MIN_VALUE;

    private boolean countsKeyless = true;
    private @Nullable Trace trace;
    private @Nullable Changes changes;

    /**
     * @param maxOpen beyond so many slices the one that was quiet for longest is given up
     * @param wall from monotonic nanoseconds to those since 1970
     */
    Keyed(Program program, int maxOpen, LongUnaryOperator wall, Consumer<Given> out) {
        this.program = program;
        this.maxOpen = maxOpen;
        this.out = out;
        branches = program.branches();
        none = program.alphabet().none();
        width = branches.width();
        slices = new Slices(program.keyFields().size());
        boolean objects = Typing.needsObjects(program);
        int perFile = program.registers().size();
        registers = new Registers(objects, perFile);
        foreseen = new Foreseen(slices, registers, width);
        inherited = new Inherited(registers, new Registers(objects, perFile), width);
        bytes = new SliceBytes(slices, registers, width, program.keyFields().size());
        records = new SliceRecords(program, slices, registers, wall);
        ticks = new Ticks(program.everyNanos(), wall);
        moves = new Moves(program, registers, records.ofSlice());
    }

    void trace(Trace listener) {
        trace = listener;
    }

    /** Gives records with their rows, for a program that reads them. */
    void withRows() {
        records.withRows();
    }

    /** Gives records without their JSON. */
    void withoutText() {
        records.withoutText();
    }

    /** It is shown events without a key that another one with a share of the slices counts. */
    void keylessCountedElsewhere() {
        countsKeyless = false;
    }

    /** Has it noted which slices change, for {@link #writeChanges}. */
    void noteChanges() {
        changes = new Changes();
    }

    /** Lets the log's time go on: what is idle by then ends, and interim records that are due are given. */
    void advance(long mono) {
        if (mono >= due) {
            pass(mono);
        }
    }

    private void pass(long mono) {
        ticks.begin(mono);
        while (true) {
            long idle = nextIdle();
            due = Math.min(idle, ticks.next());
            if (due > mono || due == Long.MAX_VALUE) {
                return;
            }
            if (idle <= ticks.next()) {
                end(slices.oldest(), Ended.IDLE, idle);
            } else {
                tick(Math.min(mono, idle - 1));
            }
        }
    }

    private long nextIdle() {
        if (program.idleNanos() == 0) {
            return Long.MAX_VALUE;
        }
        int oldest = slices.oldest();
        return oldest == Slices.NONE ? Long.MAX_VALUE : later(slices.last(oldest));
    }

    /** When a slice that has its last event then is idle. */
    private long later(long mono) {
        return Math.max(mono, mono + program.idleNanos());
    }

    /**
     * Interim records of the next tick, or where all slices have been silent for too long, none of all ticks until the next
     * event. What a slice gets depends on its own events alone, and not on which others are here.
     */
    private void tick(long until) {
        long mono = ticks.next();
        long silent = 0;
        for (int slot = 0; slot < slices.slots(); slot++) {
            if (slices.isOpen(slot)) {
                if (ticks.isDue(slices.last(slot))) {
                    give(slot, Ended.OPEN, mono);
                } else {
                    silent++;
                }
            }
        }
        counting.withheld += silent * (silent == slices.open() ? ticks.passUntil(until) : ticks.passUntil(mono));
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
                    if (trace != null) {
                        trace.refused(key, slices.state(slot), letter, row, mono);
                    }
                    conclude(slot, mono);
                    remove(slot);
                }
            }
            return;
        }
        if (key == null) {
            int counts = countsKeyless ? 1 : 0;
            counting.mentioned += counts;
            counting.keyless += counts;
            broadcast(row, letter, mono);
            return;
        }
        counting.mentioned++;
        int slot = slices.find(key);
        if (slot != Slices.NONE) {
            follow(slot, row, letter, mono);
            return;
        }
        Move move = moves.first(letter);
        if (move.fits()) {
            move(begin(key, mono), move, row, letter, mono);
        } else {
            stray(key, row, letter, mono);
        }
    }

    private void stray(Key key, Row row, int letter, long mono) {
        counting.stray++;
        if (trace != null) {
            trace.strayed(key, letter, row, mono);
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
        if (program.idleNanos() > 0) {
            due = Math.min(due, later(mono));
        }
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
        if (trace != null) {
            trace.refused(slices.key(slot), slices.state(slot), letter, row, mono);
        }
        conclude(slot, mono);
        Move first = moves.first(letter);
        if (first.fits()) {
            slices.begin(slot, mono);
            registers.clear(file(slot), width);
            move(slot, first, row, letter, mono);
        } else {
            stray(slices.key(slot), row, letter, mono);
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
            inherited.of(file, move.from());
        }
        int before = trace == null ? 0 : slices.state(slot);
        for (Instruction instruction : move.work()) {
            instruction.run(row, registers, file);
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

    private void end(int slot, Ended why, long mono) {
        if (branches.accepted(slices.state(slot)) != Branches.NOWHERE) {
            give(slot, why, mono);
        } else {
            counting.unfinished += why == Ended.EVICTED ? 0 : 1;
            if (program.interim()) {
                give(slot, why, mono);
            }
        }
        remove(slot);
    }

    private void give(int slot, Ended why, long mono) {
        Given record = records.of(slot, why, mono);
        counting.given++;
        if (trace != null) {
            trace.gave(slices.key(slot), why, record.json());
        }
        out.accept(record);
    }

    /** The record that an open slice would have if it ended now, null if it is not open. */
    @Nullable
    Given now(Key key, long mono) {
        int slot = slices.find(key);
        return slot == Slices.NONE ? null : records.of(slot, Ended.OPEN, mono);
    }

    void now(long mono, Consumer<Given> to) {
        for (int slot = 0; slot < slices.slots(); slot++) {
            if (slices.isOpen(slot)) {
                to.accept(records.of(slot, Ended.OPEN, mono));
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
        due = Long.MIN_VALUE;
    }

    /** Its counters and the time of its next interim records. */
    void writeCounters(Packer out) {
        ticks.pack(out);
        counting.pack(out);
    }

    void readCounters(Unpacker in) {
        ticks.unpack(in);
        counting.unpack(in);
        due = Long.MIN_VALUE;
    }
}
