package io.sillage.recorder;

import io.sillage.event.Connection;
import io.sillage.event.Event;
import io.sillage.event.Kind;
import io.sillage.event.Nullable;
import io.sillage.event.Origin;
import io.sillage.event.SegmentWriter;
import io.sillage.event.ThreadInfo;
import java.nio.ByteBuffer;

/**
 * One stream of events: a writer and the segments that it fills one after the other.
 *
 * <p>Assumption: one thread at a time (see {@link Lanes}). Guarantee: nothing here waits; an event that finds no
 * segment is counted as lost, in the header of the segment before it, and takes its number.
 */
final class Lane {
    /** Instead of a time: the entry was lost, so its exit is lost as well and nesting stays whole. */
    static final long LOST = Long.MIN_VALUE;

    private static final long FAST_NANOS = 1_000_000_000L;
    private static final long SLOW_NANOS = 20_000_000_000L;

    /** The thread that has this lane in {@link Lanes}' cache; null for a shared or a free one. */
    @Nullable
    Thread owner;

    private final SegmentWriter writer;
    private final SegmentPool pool;
    private final Methods methods;
    private final String process;
    private @Nullable ByteBuffer current;
    private int size;
    private long openedNanos;
    private volatile long lost;
    private volatile long lostWithoutNumber;

    Lane(int number, Origin origin, SegmentPool pool, Methods methods, int size) {
        this.writer = new SegmentWriter(origin, number);
        this.pool = pool;
        this.methods = methods;
        this.process = origin.process();
        this.size = size;
    }

    long methodEntered(int method) {
        if (writer.methodDefined(method)) {
            long now = System.nanoTime();
            if (writer.enter(method, now)) {
                return now;
            }
        }
        return enteredAfterDefining(method);
    }

    private long enteredAfterDefining(int method) {
        for (int attempt = 0; attempt < 2; attempt++) {
            long now = System.nanoTime();
            if (defined(method) && writer.enter(method, now)) {
                return now;
            }
            if (!nextSegment()) {
                break;
            }
        }
        lose(1);
        return LOST;
    }

    void methodExited(int method, long entered, @Nullable String errorType) {
        if (entered == LOST) {
            loseExit();
            return;
        }
        if (writer.methodDefined(method)) {
            long now = System.nanoTime();
            if (writer.exit(method, now, now - entered, errorType)) {
                return;
            }
        }
        exitedAfterDefining(method, entered, errorType);
    }

    private void exitedAfterDefining(int method, long entered, @Nullable String errorType) {
        for (int attempt = 0; attempt < 2; attempt++) {
            long now = System.nanoTime();
            if (defined(method) && writer.exit(method, now, now - entered, errorType)) {
                return;
            }
            if (!nextSegment()) {
                break;
            }
        }
        lose(1);
    }

    void transfer(
            Kind kind, OpenConnection connection, long bytes, boolean eof, long started, @Nullable String errorType) {
        for (int attempt = 0; attempt < 2; attempt++) {
            long now = System.nanoTime();
            if (defined(connection)
                    && writer.transfer(kind, connection.number(), bytes, eof, now, now - started, errorType)) {
                return;
            }
            if (!nextSegment()) {
                break;
            }
        }
        lose(1);
    }

    /** @param redefine a connection whose addresses may have changed since it was written, or null */
    void write(Event event, long mono, @Nullable Connection redefine) {
        for (int attempt = 0; attempt < SegmentPool.SIZES; attempt++) {
            if ((redefine == null || writer.defineConnection(redefine)) && writer.write(event, mono)) {
                return;
            }
            // What does not fit an empty segment may fit a larger one.
            size = Math.min(SegmentPool.SIZES - 1, size + (attempt == 0 ? 0 : 1));
            if (!nextSegment()) {
                break;
            }
        }
        lose(1);
    }

    /** Takes its first segment ahead of any event. */
    void open() {
        nextSegment();
    }

    Connection connection(OpenConnection connection) {
        return connection.asOf(process);
    }

    /** Says whose the following events are. False when there is no segment to say it in. */
    boolean thread(ThreadInfo thread) {
        return writer.thread(thread) || nextSegment();
    }

    @Nullable
    ThreadInfo thread() {
        return writer.thread();
    }

    /** One thread at a time writes it, any may read it. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void lose(long count) {
        writer.lose(count);
        lost += count;
    }

    /** One thread at a time writes it, any may read it. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void loseExit() {
        if (writer.room() == 0) {
            lose(1);
        } else {
            // A gap in the numbers would end the segment: with many lost entries, one good segment for each.
            lostWithoutNumber++;
        }
    }

    /** How many events this lane lost. For any thread. */
    long lost() {
        return lost + lostWithoutNumber;
    }

    /** How many of them have no number in its stream. For any thread. */
    long lostWithoutNumber() {
        return lostWithoutNumber;
    }

    private boolean defined(int method) {
        return writer.methodDefined(method) || writer.defineMethod(method, methods.name(method));
    }

    private boolean defined(OpenConnection connection) {
        return writer.connectionDefined(connection.number()) || writer.defineConnection(connection(connection));
    }

    private boolean nextSegment() {
        long now = System.nanoTime();
        int wanted = wantedSize(now);
        // A new thread must not take what busier ones need: it can share.
        ByteBuffer segment = openedNanos == 0 && wanted == 0 ? pool.takeOnly(0) : pool.take(wanted);
        if (segment == null) {
            return false;
        }
        ByteBuffer finished = current;
        // Only now: who asks in vain, again and again, has not filled anything the quicker for it.
        size = wanted;
        openedNanos = now;
        writer.open(segment);
        current = segment;
        if (finished != null) {
            pool.finished(finished);
        }
        return true;
    }

    private int wantedSize(long now) {
        long filledIn = now - openedNanos;
        if (openedNanos == 0 || (filledIn >= FAST_NANOS && filledIn <= SLOW_NANOS)) {
            return size;
        }
        return filledIn < FAST_NANOS ? Math.min(SegmentPool.SIZES - 1, size + 1) : Math.max(0, size - 1);
    }
}
