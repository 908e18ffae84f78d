package io.sillage.analyzer.flow;

import static io.sillage.analyzer.flow.TcpState.INACTIVE;
import static io.sillage.analyzer.flow.TcpState.RESET;
import static io.sillage.analyzer.flow.TcpState.SYN_ACK_SENT;
import static io.sillage.analyzer.flow.TcpState.SYN_SENT;

/**
 * How a TCP connection ends: when its sides count as closed, and when it is forgotten, so that packets of the same
 * addresses are another connection. The times are Zeek's defaults.
 */
final class Farewell {
    private static final long SECOND = 1_000_000_000L;
    private static final long UNANSWERED = 5 * SECOND;
    private static final long FIRST_LOOK = 5 * SECOND;
    private static final long LOOK_AGAIN = 6 * SECOND;
    private static final long LINGER = 5 * SECOND;
    private static final long FORGET = 5 * SECOND;

    private final TcpFlow flow;
    private boolean active = true;
    private boolean closeDeferred;
    private boolean finishDeferred;
    private int generation;

    Farewell(TcpFlow flow) {
        this.flow = flow;
    }

    void begun(long nanos, Timers timers) {
        timers.add(nanos + FIRST_LOOK, Timers.Kind.CLOSING, flow, generation);
    }

    void attempted(long nanos, Timers timers) {
        timers.add(nanos + UNANSWERED, Timers.Kind.ATTEMPT, flow, generation);
    }

    /** It was reset or has finished: nobody looks at it any more, it is only forgotten in time. */
    void inactive() {
        active = false;
    }

    /** Closes what was put off, if all data of that end has come now. */
    void check(TcpEnd end, Timers timers) {
        if (end.ended || !end.over() || end.dataPending()) {
            return;
        }
        end.ended = true;
        end.finished();
        if (closeDeferred) {
            close(end, finishDeferred, timers);
            closeDeferred = false;
        }
    }

    /** That end is over; put off while data before its end is still to come. */
    void close(TcpEnd end, boolean finished, Timers timers) {
        if (end.dataPending()) {
            closeDeferred = true;
            finishDeferred |= finished;
            return;
        }
        closeDeferred = false;
        if (!end.closed) {
            end.closed = true;
            closed(end, flow.peer(end), finished, timers);
        }
    }

    private void closed(TcpEnd end, TcpEnd peer, boolean finished, Timers timers) {
        if (end.is(RESET) || peer.closed || peer.is(INACTIVE)) {
            boolean known = end.before() != INACTIVE || !peer.is(INACTIVE);
            if (known && (finished || finishDeferred)) {
                finishDeferred = false;
                active = false;
            }
            generation++;
            timers.add(flow.last() + FORGET, Timers.Kind.FORGET, flow, generation);
        } else if (end.before() != INACTIVE) {
            timers.add(flow.last() + LOOK_AGAIN, Timers.Kind.CLOSING, flow, generation);
        }
    }

    /** Timers of the handshake and the farewell are outdated by a complete close. */
    boolean current(Timers.Timer timer) {
        return timer.generation() == generation;
    }

    /** Whether the connection is over. */
    boolean expired(Timers.Kind kind, long now, Timers timers) {
        return switch (kind) {
            case FORGET -> true;
            case ATTEMPT -> active && unanswered();
            case CLOSING -> active && looked(now, timers);
            case SILENCE -> false;
        };
    }

    private boolean unanswered() {
        return (flow.orig().is(SYN_SENT) || flow.orig().is(SYN_ACK_SENT))
                && flow.resp().is(INACTIVE);
    }

    private boolean looked(long now, Timers timers) {
        if (flow.last() + LINGER < now && done(flow.orig(), flow.resp())) {
            return true;
        }
        timers.add(now + LOOK_AGAIN, Timers.Kind.CLOSING, flow, generation);
        return false;
    }

    private static boolean done(TcpEnd orig, TcpEnd resp) {
        boolean reset = orig.is(RESET) || resp.is(RESET);
        boolean oneSided = orig.is(INACTIVE) || resp.is(INACTIVE);
        boolean over = (orig.closed || resp.closed) && (orig.closed && resp.closed || reset || oneSided);
        return over || orig.is(INACTIVE) && resp.is(INACTIVE);
    }
}
