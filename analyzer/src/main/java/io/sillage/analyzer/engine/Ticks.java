package io.sillage.analyzer.engine;

import java.util.function.LongUnaryOperator;

/** When interim records are due: at multiples of the wall's time, so that it does not depend on when a log began. */
final class Ticks {
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

    /** The next one has been. */
    void passed() {
        next += everyNanos;
    }

    void pack(Packer out) {
        out.number(begun ? 1 : 0).number(next);
    }

    void unpack(Unpacker in) {
        begun = in.number() != 0;
        next = in.number();
    }
}
