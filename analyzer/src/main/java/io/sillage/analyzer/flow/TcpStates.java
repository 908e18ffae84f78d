package io.sillage.analyzer.flow;

import static io.sillage.analyzer.flow.TcpState.CLOSED;
import static io.sillage.analyzer.flow.TcpState.ESTABLISHED;
import static io.sillage.analyzer.flow.TcpState.INACTIVE;
import static io.sillage.analyzer.flow.TcpState.PARTIAL;
import static io.sillage.analyzer.flow.TcpState.RESET;
import static io.sillage.analyzer.flow.TcpState.SYN_ACK_SENT;
import static io.sillage.analyzer.flow.TcpState.SYN_SENT;

/** What a segment makes of the end that sent it, as an onlooker may conclude. */
final class TcpStates {
    /** Whether the sender's side of the connection is over. */
    enum Outcome {
        GOES_ON,
        /** Over, but there is nothing to report: it was refused, or reset. */
        ENDED,
        FINISHED
    }

    private TcpStates() {}

    static Outcome step(TcpFlow flow, TcpEnd end, TcpEnd peer, Segment segment, Timers timers) {
        return switch (end.state()) {
            case INACTIVE -> fromInactive(flow, end, peer, segment, timers);
            case SYN_SENT, SYN_ACK_SENT -> fromHandshake(flow, end, segment);
            case ESTABLISHED, PARTIAL -> fromEstablished(flow, end, peer, segment);
            case CLOSED -> fromClosed(end, peer, segment);
            case RESET -> Outcome.GOES_ON;
        };
    }

    private static Outcome fromInactive(TcpFlow flow, TcpEnd end, TcpEnd peer, Segment segment, Timers timers) {
        boolean fromOrig = end.orig;
        Outcome outcome = Outcome.GOES_ON;
        if (segment.syn()) {
            opened(flow, end, peer, segment, timers);
        }
        if (segment.fin()) {
            end.become(CLOSED);
            outcome = Outcome.FINISHED;
        }
        if (segment.rst()) {
            end.become(RESET);
            boolean refused = fromOrig ? peer.is(ESTABLISHED) : peer.is(SYN_SENT) || peer.is(SYN_ACK_SENT);
            outcome = refused ? Outcome.ENDED : Outcome.FINISHED;
        }
        if (end.is(INACTIVE)) {
            met(flow, end, peer, segment, fromOrig);
        }
        return outcome;
    }

    private static void opened(TcpFlow flow, TcpEnd end, TcpEnd peer, Segment segment, Timers timers) {
        if (end.orig) {
            end.become(segment.ack() ? SYN_ACK_SENT : SYN_SENT);
            flow.attempt(timers);
            return;
        }
        if (!segment.ack()
                && peer.is(SYN_ACK_SENT)
                && segment.seq == end.numbers().firstSeq()) {
            flow.swap();
            peer.become(ESTABLISHED);
            flow.orig().seen = true;
        }
        if (peer.is(SYN_SENT)) {
            peer.become(ESTABLISHED);
        }
        end.become(ESTABLISHED);
        if (!peer.is(PARTIAL)) {
            flow.established(timers);
        }
    }

    /** No flag says what this is: a connection that is under way already. */
    private static void met(TcpFlow flow, TcpEnd end, TcpEnd peer, Segment segment, boolean fromOrig) {
        boolean earlyAck = !fromOrig && segment.length == 0 && flow.orig().is(SYN_SENT);
        if (earlyAck) {
            // Some acknowledge the SYN before they answer it.
            return;
        }
        if (segment.ack() && peer.is(ESTABLISHED)) {
            // Only the SYN itself was missed.
            end.become(ESTABLISHED);
            flow.notPartial();
            end.seen = true;
        } else {
            end.become(PARTIAL);
        }
    }

    private static Outcome fromHandshake(TcpFlow flow, TcpEnd end, Segment segment) {
        Outcome outcome = Outcome.GOES_ON;
        if (segment.fin()) {
            end.become(CLOSED);
            outcome = Outcome.FINISHED;
        }
        if (segment.rst()) {
            end.become(RESET);
            flow.inactive();
            outcome = outcome == Outcome.FINISHED ? outcome : Outcome.ENDED;
        }
        return outcome;
    }

    private static Outcome fromEstablished(TcpFlow flow, TcpEnd end, TcpEnd peer, Segment segment) {
        Outcome outcome = Outcome.GOES_ON;
        if (segment.syn() && !segment.ack() && end.is(PARTIAL) && peer.is(INACTIVE)) {
            end.become(SYN_SENT);
        }
        if (segment.fin() && !segment.rst()) {
            end.become(CLOSED);
            if (peer.is(RESET) && peer.before() == CLOSED) {
                // The other side sent a FIN, and a RST only after it: that is a normal end.
                peer.become(CLOSED);
            }
            outcome = Outcome.FINISHED;
        }
        if (segment.rst()) {
            end.become(RESET);
            outcome = Outcome.ENDED;
            if (!peer.is(RESET) || peer.before() != ESTABLISHED) {
                flow.inactive();
            }
        }
        return outcome;
    }

    /** A RST after the FINs of both sides changes nothing any more. */
    private static Outcome fromClosed(TcpEnd end, TcpEnd peer, Segment segment) {
        if (!segment.rst() || peer.is(CLOSED)) {
            return Outcome.GOES_ON;
        }
        end.become(RESET);
        return end.closed ? Outcome.GOES_ON : Outcome.ENDED;
    }
}
