package io.sillage.analyzer.view;

import io.sillage.analyzer.timeline.ClockComparison;

/**
 * What two ends, taken for one connection, say about their clocks: how far the second can be ahead of the first. Nothing
 * is read before it was written, and the lives of both ends overlap.
 *
 * @param low the least offset that is possible, in nanoseconds
 * @param high the largest one
 * @param both whether bytes say so in both directions
 */
record ClockEvidence(long low, long high, boolean both) {
    /** An asynchronous connect is told when it is noticed, and a life ends with what was recorded last. */
    static final long SLACK_NANOS = 100_000_000;

    static ClockEvidence of(ConnectionEnd a, ConnectionEnd b) {
        long[] bytes = {Long.MIN_VALUE, Long.MAX_VALUE};
        if (sameBytes(a, b)) {
            a.sent().match(b.got(), (write, read) -> bytes[1] = Math.min(bytes[1], read - write));
            b.sent().match(a.got(), (write, read) -> bytes[0] = Math.max(bytes[0], write - read));
        }
        long drift = (Math.max(a.lastMono() - a.startMono(), b.lastMono() - b.startMono())) / 1000;
        long first = a.role() == Role.RESP ? a.openMono() : a.startMono();
        long second = b.role() == Role.RESP ? b.openMono() : b.startMono();
        long high = (a.role() == Role.ORIG ? second : b.lastMono()) - first + SLACK_NANOS;
        long low = second - (b.role() == Role.ORIG ? first : a.lastMono()) - SLACK_NANOS;
        return new ClockEvidence(
                Math.max(low, bytes[0] == Long.MIN_VALUE ? low : bytes[0] - drift),
                Math.min(high, bytes[1] == Long.MAX_VALUE ? high : bytes[1] + drift),
                bytes[0] != Long.MIN_VALUE && bytes[1] != Long.MAX_VALUE);
    }

    /** Whether what one has read can be what the other has written. */
    static boolean sameBytes(ConnectionEnd a, ConnectionEnd b) {
        return a.opened() && b.opened() && a.read() <= b.written() && b.read() <= a.written();
    }

    /**
     * Whether two ends on one clock can be one connection. The system connects before the other process accepts: so who
     * connected may have written and closed by then, but has read nothing.
     */
    static boolean sameMoment(ConnectionEnd originator, ConnectionEnd responder) {
        boolean endedBefore = originator.lastMono() < responder.openMono();
        return sameBytes(originator, responder)
                && (endedBefore
                        ? originator.read() == 0
                        : of(originator, responder).meets(0, 0));
    }

    boolean possible() {
        return low <= high;
    }

    boolean meets(long from, long to) {
        return Math.max(low, from) <= Math.min(high, to);
    }

    /** Tells a comparison of the first's clock with the second's what was sent. */
    static void tell(ConnectionEnd a, ConnectionEnd b, ClockComparison comparison) {
        if (sameBytes(a, b)) {
            a.sent().match(b.got(), comparison::sentByFirst);
            b.sent().match(a.got(), comparison::sentBySecond);
        }
    }
}
