package io.sillage.analyzer.flow;

import static io.sillage.analyzer.flow.TcpState.CLOSED;
import static io.sillage.analyzer.flow.TcpState.ESTABLISHED;
import static io.sillage.analyzer.flow.TcpState.INACTIVE;
import static io.sillage.analyzer.flow.TcpState.RESET;
import static io.sillage.analyzer.flow.TcpState.SYN_SENT;

/** One end of a TCP connection. */
final class TcpEnd extends Traffic {
    private final TcpFlow flow;
    private final SequenceSpace numbers = new SequenceSpace();
    private final Delivery delivery = new Delivery(this);
    private final TcpNotes notes;
    private TcpState state = INACTIVE;
    private TcpState before = INACTIVE;
    private long finAt;
    private boolean hasFin;
    /** Which side it is; may turn out to be the other. */
    boolean orig;
    /** Whether a packet of it has been gone through. */
    boolean seen;
    /** Whether its side of the connection is over. */
    boolean closed;
    /** Whether all of its data up to its end has come. */
    boolean ended;

    TcpEnd(TcpFlow flow, boolean orig) {
        this.flow = flow;
        this.orig = orig;
        notes = new TcpNotes(flow);
    }

    TcpState state() {
        return state;
    }

    /** The state that it had before. */
    TcpState before() {
        return before;
    }

    boolean is(TcpState other) {
        return state == other;
    }

    SequenceSpace numbers() {
        return numbers;
    }

    Delivery delivery() {
        return delivery;
    }

    TcpNotes notes() {
        return notes;
    }

    private TcpEnd peer() {
        return flow.peer(this);
    }

    void become(TcpState next) {
        if (next == state) {
            return;
        }
        if (!next.handshaking() && state.handshaking() && peer().state.handshaking()) {
            flow.handshakeOver();
        }
        before = state;
        state = next;
        flow.changed(this);
    }

    /** Takes its first number, or a new one when a SYN shows that the old one was wrong. */
    void begin(Segment segment) {
        boolean again = switch (state) {
            case INACTIVE -> true;
            case SYN_SENT, SYN_ACK_SENT -> segment.syn() && segment.seq != numbers.firstSeq();
            case ESTABLISHED, PARTIAL -> segment.syn();
            case RESET -> segment.syn() && before == INACTIVE;
            case CLOSED -> false;
        };
        if (again && segment.syn()) {
            numbers.startAt(segment.seq, segment.seq + segment.span());
        } else if (again) {
            // Met in mid-stream: as if its SYN had come right before, so that the first byte is number 1.
            numbers.startAt(segment.seq - 1, segment.seq);
        }
    }

    /** The other side acknowledges what was never seen of this one. */
    void beginBefore(int ack) {
        numbers.startAt(ack - 1, ack - 1);
    }

    void sent(Segment segment) {
        if (numbers.sent(segment, state != RESET)) {
            notes.retransmitted(orig);
        }
    }

    void fin(long endsAt) {
        hasFin = true;
        finAt = endsAt;
    }

    /** A window of nothing, unless the connection is over in that direction anyway. */
    void window(Segment segment) {
        boolean boring = segment.rst() || peer().state == CLOSED || state == RESET;
        if (segment.window == 0 && !boring) {
            notes.zeroWindow(orig);
        }
    }

    /** What the other side has acknowledged, by its relative number; returns whether that is news. */
    boolean received(long ack) {
        // The FIN's number is unsigned, so that of a FIN from before the beginning is beyond all.
        boolean all = hasFin && Long.compareUnsigned(ack, finAt) >= 0;
        return delivery.acknowledged(all ? finAt - 1 : ack);
    }

    boolean metInMidStream() {
        return flow.metInMidStream();
    }

    /** Payload by sequence numbers. */
    @Override
    long bytes() {
        if (before == SYN_SENT && state == RESET && peer().state == INACTIVE && !numbers.nothingAcknowledged()) {
            // It answered for a connection that it no longer knew: those numbers are of another one.
            return 0;
        }
        long size = numbers.used();
        size -= size != 0 ? 1 : 0;
        return size - (hasFin && size != 0 ? 1 : 0);
    }

    /** Whether nothing more can be expected from it. */
    boolean over() {
        return hasFin || state == CLOSED || state == RESET;
    }

    /** Whether data before its end has not come yet, or data of the other side is not acknowledged. */
    boolean dataPending() {
        if (delivery.abandoned()) {
            return false;
        }
        long ahead = numbers.beyond(delivery.delivered());
        // A FIN takes a number, a RST does not.
        boolean all = ahead == 0 || ahead == 1;
        return ahead >= 0 && (!all || state != RESET && peer().delivery.holds());
    }

    boolean wantsBytes() {
        return flow.events().wantsBytes();
    }

    Allowance allowance() {
        return flow.allowance();
    }

    void abandoned() {
        flow.events().abandoned(flow.number(), orig, flow.nanos());
    }

    void finished() {
        flow.events().finished(flow.number(), orig, flow.nanos());
    }

    void tellState() {
        flow.events().state(flow.number(), orig, before, state, flow.nanos());
    }

    /** It may have sent more than it had before. */
    void moved(long bytesBefore) {
        long bytes = bytes() - bytesBefore;
        if (bytes > 0) {
            flow.events().moved(flow.number(), orig, bytes, flow.nanos());
        }
    }

    /** Bytes came in order, or are in order now. */
    void deliver(byte[] bytes, int from, int to) {
        flow.events().data(flow.number(), orig, bytes, from, to, flow.nanos());
    }

    /** Bytes that nobody can be given. */
    void lost(long length) {
        flow.events().gap(flow.number(), orig, length, flow.nanos());
    }

    /** Bytes were acknowledged that the capture lacks. Around resets and of connections met late that tells nothing. */
    void gap(long length) {
        lost(length);
        if (wellBehaved() && peer().wellBehaved()) {
            flow.missed(length);
            notes.gap(orig);
        }
    }

    private boolean wellBehaved() {
        return state == ESTABLISHED || state == CLOSED && before == ESTABLISHED;
    }
}
