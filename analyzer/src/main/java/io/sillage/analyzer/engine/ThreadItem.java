package io.sillage.analyzer.engine;

import io.sillage.analyzer.reading.ThreadKey;
import io.sillage.analyzer.transduce.symbolic.Row;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to the calls of its thread, as an {@link Item}. The letter says what it is for, and its row has
 * columns behind those of the program:
 *
 * <pre>
 *   row     fields of the program | process | thread id | method | duration
 *   letter  1 entered, 2 exited, 3 lost, 0 none of these; + 4 a guard mentions it; + 8 its slice asks for the stack
 * </pre>
 */
final class ThreadItem {
    static final int COLUMNS = 4;
    static final int NONE = 0;
    static final int ENTERED = 1;
    static final int EXITED = 2;
    static final int LOST = 3;
    static final int MENTIONED = 4;
    static final int ASKS_STACK = 8;

    private static final int WHAT = 3;
    private static final int PROCESS = 0;
    private static final int ID = 1;
    private static final int METHOD = 2;
    private static final int DURATION = 3;

    private ThreadItem() {}

    /** @param fields how many the program has, also below */
    static void setThread(Row row, int fields, ThreadKey thread) {
        row.put(fields + PROCESS, thread.process());
        row.put(fields + ID, thread.id());
    }

    static void setCall(Row row, int fields, String method, long durationNanos) {
        row.put(fields + METHOD, method);
        row.put(fields + DURATION, durationNanos);
    }

    /** Tells what the item says of calls. */
    static void tell(Item item, int fields, CallSink out) {
        ThreadKey thread = thread(item, fields);
        int what = item.letter() & WHAT;
        if (what == LOST) {
            out.lost(item.stream());
        } else if (what != NONE && thread != null) {
            String method = String.valueOf(item.row().object(fields + METHOD));
            if (what == ENTERED) {
                out.entered(thread, item.stream(), method, item.wall());
            } else {
                out.exited(
                        thread, item.stream(), method, item.wall(), item.row().bits(fields + DURATION));
            }
        }
    }

    /** The thread that it happened in. */
    static @Nullable ThreadKey thread(Item item, int fields) {
        Row row = item.row();
        return row.type(fields + PROCESS) == Row.ABSENT
                ? null
                : new ThreadKey(String.valueOf(row.object(fields + PROCESS)), row.bits(fields + ID));
    }

    static boolean isLoss(Item item) {
        return (item.letter() & WHAT) == LOST;
    }

    static boolean isMentioned(Item item) {
        return (item.letter() & MENTIONED) != 0;
    }

    static boolean asksStack(Item item) {
        return (item.letter() & ASKS_STACK) != 0;
    }

    /** The share that has the thread, the same on every machine; what is of no thread goes by its stream. */
    static int home(@Nullable ThreadKey thread, String stream, int shares) {
        int hash = thread == null ? stream.hashCode() : 31 * thread.process().hashCode() + Long.hashCode(thread.id());
        return Math.floorMod(hash, shares);
    }
}
