package io.sillage.analyzer.timeline;

/**
 * How one monotonic clock runs by another: {@code there = here + shift + rate * (here - anchor)}.
 *
 * @param anchorMono nanoseconds on the clock that is read
 * @param shiftNanos how far the other clock is ahead at that moment
 * @param rate how much it gains, in nanoseconds a nanosecond; far below 1, so that the order of times stays
 */
public record ClockLine(long anchorMono, long shiftNanos, double rate) {
    static final ClockLine SAME = new ClockLine(0, 0, 0);

    /** That moment on the other clock. */
    public long at(long mono) {
        return mono + shiftNanos + Math.round(rate * (mono - anchorMono));
    }
}
