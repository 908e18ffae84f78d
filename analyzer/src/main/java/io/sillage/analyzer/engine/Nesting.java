package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Catalog;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.reading.ThreadKey;
import io.sillage.analyzer.transduce.symbolic.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one share of the threads, for a program that asks {@code code.stack}: each event is given the stack of its
 * thread and goes on to the share of its key. What is known of threads can be written down as bytes and read again in
 * another process. Times are of the wall. One thread.
 */
public final class Nesting {
    private final Program program;
    private final int fields;
    private final int stackField;
    private final int[] keyFields;
    private final int number;
    private final int shares;
    private final Key key;
    private final ThreadCalls calls = new ThreadCalls();
    private int share;

    /**
     * Nothing runs in any thread.
     *
     * @param number of this share of the threads
     * @param shares how many there are, of threads and of keys
     */
    public Nesting(Program program, int number, int shares) {
        this.program = program;
        this.number = number;
        this.shares = shares;
        fields = program.fields().size();
        stackField = program.fields().indexOf(Catalog.CALL_STACK);
        keyFields = program.keyFields().stream().mapToInt(field -> field).toArray();
        key = Key.reusable(keyFields.length);
        calls.noteChanges();
    }

    /** How many fields the rows of items have that {@link ThreadCutter} cut. */
    public static int columns(Program program) {
        return program.fields().size() + ThreadItem.COLUMNS;
    }

    /**
     * The next event, in order.
     *
     * @param wall when it counts: later than it happened if it came late
     * @return the event for the slices of its key, null if no guard mentions it
     */
    public @Nullable Item step(Item item, long wall) {
        ThreadItem.tell(item, fields, calls);
        ThreadKey thread = ThreadItem.thread(item, fields);
        if (!ThreadItem.isMentioned(item) || !isMine(item)) {
            return null;
        }
        Row row = new Row(fields);
        for (int field = 0; field < fields; field++) {
            row.copy(field, item.row(), field);
        }
        if (thread != null && ThreadItem.asksStack(item)) {
            tell(thread, row);
        }
        return cut(item, row, wall);
    }

    /** Whether no other share of the threads hands the event on: all are shown losses. */
    public boolean isMine(Item item) {
        return !ThreadItem.isLoss(item)
                || ThreadItem.home(ThreadItem.thread(item, fields), item.stream(), shares) == number;
    }

    private void tell(ThreadKey thread, Row row) {
        List<String> stack = calls.methods(thread);
        if (stack != null) {
            row.setObject(stackField, Row.OTHER, stack);
        }
    }

    private @Nullable Item cut(Item item, Row row, long wall) {
        int letter = program.alphabet().letter(row);
        if (letter == program.alphabet().none() && !program.strict()) {
            return null;
        }
        share = key.fill(row, keyFields) ? Math.floorMod(key.hashCode(), shares) : Cuts.EVERYWHERE;
        return new Item(wall, item.stream(), item.seq(), letter, row);
    }

    /** The share of the keys that the last event goes to, or {@link Cuts#EVERYWHERE}. */
    public int share() {
        return share;
    }

    /** Tells the threads whose calls changed since it was last asked. */
    public void writeChanges(Written out) {
        calls.writeChanges(out);
    }

    /** Puts back a thread that was written; those with an older last call first. */
    public void read(byte[] thread, byte[] itsCalls) {
        calls.read(thread, itsCalls);
    }

    /** When a thread that was written had its latest entry or exit, nanoseconds since 1970. */
    public static long lastWall(byte[] itsCalls) {
        return new Unpacker(itsCalls).number();
    }
}
