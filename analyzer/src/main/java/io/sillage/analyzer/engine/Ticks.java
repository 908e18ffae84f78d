package io.sillage.analyzer.engine;

import java.util.function.LongUnaryOperator;

/** When interim records are due: at multiples of the wall's time, so that it does not depend on when a log began. */
public final class Ticks {
    /**
     * After so many periods without an event a slice has no interim records until its next one: they would say nothing new,
     * and a log that jumps over a year would have millions.
     */
    public static final long MOST_SILENT = 100_000;

    private final long everyNanos;
    private final LongUnaryOperator wall;
    private boolean begun;
    private long next = Long.MAX_VALUE;

    /** @param everyNanos 0 for never */
    Ticks(long everyNanos, LongUnaryOperator wall) {
        this.everyNanos = everyNanos;
        this.wall = wall;
    }

    /** The log's time is that; only the first one counts. */
    void begin(long mono) {
        if (!begun) {
            begun = true;
            next = everyNanos == 0
                    ? Long.MAX_VALUE
                    : mono + everyNanos - Math.floorMod(wall.applyAsLong(mono), everyNanos);
        }
    }

    /** The next one, in the log's time; {@link Long#MAX_VALUE} if there is none. */
    long next() {
        return next;
    }

    /** All have been until that time, the next one among them; says how many. */
    long passUntil(long mono) {
        long count = between(next, mono) / everyNanos + 1;
        next = count > (Long.MAX_VALUE - next) / everyNanos ? Long.MAX_VALUE : next + count * everyNanos;
        return count;
    }

    /** Whether a slice with its last event then has a record at the next one. */
    boolean isDue(long last) {
        return (between(last, next) - 1) / everyNanos < MOST_SILENT;
    }

    /** Not negative, and not beyond 64 bits, whatever times somebody's lines have. */
    private static long between(long from, long to) {
        long nanos = to - from;
        return to <= from ? 0 : nanos < 0 ? Long.MAX_VALUE : nanos;
    }

    void pack(Packer out) {
        out.number(begun ? 1 : 0).number(next);
    }

    void unpack(Unpacker in) {
        begun = in.number() != 0;
        next = in.number();
    }
}
