package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Action;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.symbolic.Branches;
import io.sillage.analyzer.transduce.symbolic.Row;
import java.util.ArrayList;
import java.util.List;
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
    private final Slices slices = new Slices();
    private final Registers registers;
    private final Instruction[][] instructions;
    private final Records records;
    private final KeyText keys;
    private final int perFile;
    private final int width;
    private final Registers aside;
    private long nextTick = Long.MAX_VALUE;
    private boolean begun;
    private long mentioned;
    private long stray;
    private long given;
    private long broken;
    private long unfinished;
    private long evicted;
    private long mostOpen;
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
        perFile = program.registers().size();
        width = branches.width();
        boolean objects = Typing.needsObjects(program);
        registers = new Registers(objects);
        aside = new Registers(objects);
        aside.ensure(perFile * width);
        records = new Records(program);
        keys = new KeyText(program);
        instructions = instructions();
    }

    private Instruction[][] instructions() {
        Values values = new Values(program, records.ofSlice());
        List<String> names = new ArrayList<>(program.registers().keySet());
        Instruction[][] ready = new Instruction[program.positions().size()][];
        for (int i = 0; i < ready.length; i++) {
            List<Action> actions = program.positions().get(i).actions();
            ready[i] = actions.stream()
                    .map(action ->
                            new Instruction(names.indexOf(action.register()), action.op(), values.of(action.term())))
                    .toArray(Instruction[]::new);
        }
        return ready;
    }

    void trace(Trace listener) {
        trace = listener;
    }

    /** Gives records with their rows, for a program that reads them. */
    void withRows() {
        rows = new RecordRows(program, records.ofSlice());
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
        int oldest = slices.oldest();
        return program.idleNanos() == 0 || oldest == Slices.NONE
                ? Long.MAX_VALUE
                : slices.last(oldest) + program.idleNanos();
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
        mentioned++;
        if (key == null) {
            broadcast(row, letter, mono);
            return;
        }
        int slot = slices.find(key);
        if (slot != Slices.NONE) {
            follow(slot, row, letter, mono);
        } else if (branches.states() > 0 && branches.next(0, letter) != Branches.NOWHERE) {
            move(begin(key, mono), row, letter, mono);
        } else {
            stray++;
        }
    }

    private int begin(Key key, long mono) {
        if (slices.open() == maxOpen) {
            evicted++;
            end(slices.oldest(), Ended.EVICTED, mono);
        }
        int slot = slices.add(key.kept(), mono);
        registers.ensure((slot + 1) * perFile * width);
        registers.clear(file(slot), perFile * width);
        mostOpen = Math.max(mostOpen, slices.open());
        return slot;
    }

    private int file(int slot) {
        return slot * perFile * width;
    }

    private void broadcast(Row row, int letter, long mono) {
        for (int slot = 0; slot < slices.slots(); slot++) {
            if (slices.isOpen(slot) && branches.next(slices.state(slot), letter) != Branches.NOWHERE) {
                move(slot, row, letter, mono);
            }
        }
    }

    private void follow(int slot, Row row, int letter, long mono) {
        if (branches.next(slices.state(slot), letter) != Branches.NOWHERE) {
            move(slot, row, letter, mono);
            return;
        }
        conclude(slot, mono);
        if (branches.next(0, letter) != Branches.NOWHERE) {
            slices.begin(slot, mono);
            registers.clear(file(slot), perFile * width);
            move(slot, row, letter, mono);
        } else {
            stray++;
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
        broken++;
        if (program.interim()) {
            give(slot, Ended.BROKEN, mono);
        }
    }

    private void move(int slot, Row row, int letter, long mono) {
        int state = slices.state(slot);
        int[] from = branches.from(state, letter);
        int[] outputs = branches.outputs(state, letter);
        int file = file(slot);
        if (width > 1) {
            rearrange(file, from);
        }
        for (int branch = 0; branch < outputs.length; branch++) {
            for (Instruction instruction : instructions[outputs[branch]]) {
                instruction.run(row, registers, file + branch * perFile);
            }
        }
        int to = branches.next(state, letter);
        slices.state(slot, to);
        slices.touch(slot, mono);
        if (changes != null) {
            changes.changed(slot);
        }
        if (trace != null) {
            trace.moved(slices.key(slot), state, letter, outputs, to, row, mono);
        }
        if (branches.last(to)) {
            give(slot, Ended.MATCH, mono);
            remove(slot);
        }
    }

    /** Each branch gets the registers of the one that it comes from. */
    private void rearrange(int file, int[] from) {
        boolean same = true;
        for (int branch = 0; branch < from.length; branch++) {
            same &= from[branch] == branch;
        }
        if (same) {
            return;
        }
        registers.copyTo(aside, file, perFile * width);
        for (int branch = 0; branch < from.length; branch++) {
            boolean again = isBefore(from, branch);
            if (from[branch] != branch || again) {
                aside.copyInto(registers, from[branch] * perFile, file + branch * perFile, perFile, again);
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
            unfinished++;
            if (program.interim()) {
                give(slot, why, mono);
            }
        }
        remove(slot);
    }

    private void give(int slot, Ended why, long mono) {
        int accepted = branches.accepted(slices.state(slot));
        OfSlice about = records.ofSlice();
        about.ended = why;
        about.startWall = wall.applyAsLong(slices.first(slot));
        about.endWall = wall.applyAsLong(slices.last(slot));
        about.durationNanos = slices.last(slot) - slices.first(slot);
        about.events = slices.events(slot);
        Key key = slices.key(slot);
        int file = file(slot) + Math.max(0, accepted) * perFile;
        String keyText = keys.of(key);
        String json = records.json(keyText, accepted != Branches.NOWHERE, registers, file);
        given++;
        if (trace != null) {
            trace.gave(key, why, json);
        }
        boolean complete = accepted != Branches.NOWHERE;
        Row row = rows == null ? null : rows.of(wall.applyAsLong(mono), key, why, complete, registers, file);
        out.accept(new Given(mono, keyText, json, row));
    }

    /** The log has ended: what is open ends with it, at the time of its last event. */
    void end(long mono) {
        advance(mono);
        while (slices.oldest() != Slices.NONE) {
            end(slices.oldest(), Ended.LOG, mono);
        }
    }

    Counts counts(long events) {
        return new Counts(events, mentioned, stray, given, broken, unfinished, evicted, mostOpen);
    }

    /** Tells each slice that changed since it was last asked, as bytes; null for one that has ended. */
    void writeChanges(Written out) {
        if (changes == null) {
            throw new IllegalStateException("Bug: nobody noted what changed");
        }
        for (Key key : changes.gone()) {
            if (slices.find(key) == Slices.NONE) {
                out.slice(bytes(key), null);
            }
        }
        for (int slot = changes.slots().nextSetBit(0);
                slot >= 0;
                slot = changes.slots().nextSetBit(slot + 1)) {
            Packer packer = new Packer();
            slices.pack(slot, packer);
            registers.pack(file(slot), perFile * width, packer);
            out.slice(bytes(slices.key(slot)), packer.done());
        }
        changes.clear();
    }

    private static byte[] bytes(Key key) {
        Packer packer = new Packer();
        key.pack(packer);
        return packer.done();
    }

    /** Opens a slice that was written; those with an older last event have to be read before. */
    void read(byte[] key, byte[] slice) {
        Unpacker in = new Unpacker(slice);
        int slot = slices.unpack(Key.of(new Unpacker(key), program.keyFields().size()), in);
        registers.ensure((slot + 1) * perFile * width);
        registers.unpack(file(slot), perFile * width, in);
    }

    /** Its counters and the time of its next interim records. */
    void writeCounters(Packer out) {
        out.number(begun ? 1 : 0).number(nextTick);
        for (long counter : new long[] {mentioned, stray, given, broken, unfinished, evicted, mostOpen}) {
            out.number(counter);
        }
    }

    void readCounters(Unpacker in) {
        begun = in.number() != 0;
        nextTick = in.number();
        mentioned = in.number();
        stray = in.number();
        given = in.number();
        broken = in.number();
        unfinished = in.number();
        evicted = in.number();
        mostOpen = in.number();
    }
}
