package io.sillage.analyzer.timeline;

/**
 * How far one clock is ahead of another at a moment, as far as that can be known.
 *
 * @param estimate nanoseconds
 * @param bound the true offset is no further than this from the estimate
 */
public record ClockOffset(long estimate, long bound) {
    /** Both ends are on one clock. */
    public static final ClockOffset SAME = new ClockOffset(0, 0);

    /** The smallest offset that is possible. */
    public long low() {
        return estimate - bound;
    }

    /** The largest one. */
    public long high() {
        return estimate + bound;
    }

    /** The same as the other clock sees it. */
    public ClockOffset reversed() {
        return new ClockOffset(-estimate, bound);
    }
}
