package io.sillage.analyzer.flow;

import static io.sillage.analyzer.flow.TcpState.CLOSED;
import static io.sillage.analyzer.flow.TcpState.INACTIVE;
import static io.sillage.analyzer.flow.TcpState.RESET;
import static io.sillage.analyzer.flow.TcpState.SYN_ACK_SENT;

import io.sillage.analyzer.capture.Checksum;
import io.sillage.analyzer.capture.Packet;

/**
 * A TCP connection. The order of its steps for a packet matters: what goes into the history first, and whether a gap is
 * found before or after the state changes, is Zeek's order.
 */
final class TcpFlow extends Flow {
    private static final long SECOND = 1_000_000_000L;
    private static final long HANDSHAKE_SILENCE = 60 * SECOND;
    private static final long SILENCE = 300 * SECOND;
    private static final long INTERACTIVE_SILENCE = 3600 * SECOND;

    private final Segment segment;
    private final TcpEvents events;
    private final Allowance allowance;
    private final Farewell farewell = new Farewell(this);
    private TcpEnd orig = new TcpEnd(this, true);
    private TcpEnd resp = new TcpEnd(this, false);
    private long missedBytes;
    private boolean partial;
    private boolean handshakeOver;
    private boolean origClosed;
    private boolean respClosed;

    TcpFlow(
            FlowKey key,
            boolean origIsLow,
            long nanos,
            boolean midLife,
            Segment segment,
            Timers timers,
            TcpEvents events,
            Allowance allowance,
            long number) {
        super(key, origIsLow, nanos, number);
        this.segment = segment;
        this.events = events;
        this.allowance = allowance;
        events.begun(number, ends("tcp", midLife), nanos);
        farewell.begun(nanos, timers);
        patience(HANDSHAKE_SILENCE, timers);
    }

    TcpEnd orig() {
        return orig;
    }

    TcpEnd resp() {
        return resp;
    }

    TcpEnd peer(TcpEnd end) {
        return end == orig ? resp : orig;
    }

    TcpEvents events() {
        return events;
    }

    /** Memory for bytes that come early. */
    Allowance allowance() {
        return allowance;
    }

    /** Time of the segment at hand. */
    long nanos() {
        return segment.nanos;
    }

    boolean metInMidStream() {
        return partial;
    }

    void missed(long bytes) {
        missedBytes += bytes;
    }

    void handshakeOver() {
        handshakeOver = true;
    }

    @Override
    void packet(Packet packet, boolean fromLow, Timers timers) {
        if (!segment.read(packet)) {
            return;
        }
        TcpEnd end = fromLow == origIsLow() ? orig : resp;
        if (packet.checksum(Segment.CHECKSUM_AT) == Checksum.WRONG) {
            end.notes().corrupt(end.orig);
            return;
        }
        boolean fromOrig = end.orig;
        segment(end, peer(end), timers);
        // Zeek counts by the direction from before the sides were swapped, if this very segment did that.
        (fromOrig ? orig : resp).count(packet);
    }

    private void segment(TcpEnd end, TcpEnd peer, Timers timers) {
        long endBytes = end.bytes();
        long peerBytes = peer.bytes();
        decidePartial(end);
        end.begin(segment);
        long seq = end.numbers().relative(segment.seq);
        end.notes().segment(segment, seq, end.orig);
        end.window(segment);
        if (!orig.closed || !resp.closed) {
            touched(segment.nanos);
        }
        if (segment.fin()) {
            end.fin(seq + segment.span());
        }
        long ack = segment.ack() ? acknowledge(peer) : 0;
        end.sent(segment);
        TcpStates.Outcome outcome = TcpStates.step(this, end, peer, segment, timers);
        settlePatience(timers);
        peer.moved(peerBytes);
        end.moved(endBytes);
        if (segment.ack() && peer.received(ack)) {
            farewell.check(peer, timers);
        }
        end.seen = true;
        if (segment.length > 0 && !segment.rst() && seq >= 0 && segment.captured >= segment.length) {
            long from = segment.syn() ? seq + 1 : seq;
            end.delivery().data(from, from + segment.length, segment.bytes, segment.dataAt);
        }
        tellClosed();
        farewell.check(end, timers);
        if (outcome != TcpStates.Outcome.GOES_ON) {
            farewell.close(end, outcome == TcpStates.Outcome.FINISHED, timers);
        }
    }

    /** An end has come to another state; that it closed is told when the bytes of the same segment have been. */
    void changed(TcpEnd end) {
        if (!end.is(CLOSED) && !end.is(RESET)) {
            end.tellState();
        } else if (end == orig) {
            origClosed = true;
        } else {
            respClosed = true;
        }
    }

    private void tellClosed() {
        if (origClosed) {
            origClosed = false;
            orig.tellState();
        }
        if (respClosed) {
            respClosed = false;
            resp.tellState();
        }
    }

    /** Met in mid-stream, if its first packet is not the right SYN. */
    private void decidePartial(TcpEnd end) {
        if (end.seen) {
            return;
        }
        if (end == orig) {
            partial = !segment.syn() || segment.ack();
        } else if (!partial) {
            partial = !segment.syn();
        }
    }

    private long acknowledge(TcpEnd peer) {
        if (peer.is(INACTIVE)) {
            peer.beginBefore(segment.ack);
            return 1;
        }
        long ack = peer.numbers().relativeAck(segment.ack);
        if (ack < 0) {
            return 0;
        }
        if (!segment.rst()) {
            peer.numbers().acknowledge(segment.ack);
        }
        return ack;
    }

    private void settlePatience(Timers timers) {
        if (handshakeOver) {
            handshakeOver = false;
            patience(SILENCE, timers);
        }
    }

    /** Both SYNs were seen; people leave such sessions alone for long. */
    void established(Timers timers) {
        settlePatience(timers);
        int port = respPort();
        if (orig.is(INACTIVE) && !ServerPorts.tcp(port) && ServerPorts.tcp(origPort())) {
            port = origPort();
        }
        if (port == 21 || port == 22 || port == 23 || port == 513) {
            patience(INTERACTIVE_SILENCE, timers);
        }
    }

    void attempt(Timers timers) {
        farewell.attempted(segment.nanos, timers);
    }

    /** The SYN came after its answer: the sides were taken for each other. */
    void swap() {
        flip();
        TcpEnd other = orig;
        orig = resp;
        resp = other;
        orig.orig = true;
        resp.orig = false;
        partial = false;
        history().flipped();
        events.flipped(number());
    }

    void notPartial() {
        partial = false;
    }

    void inactive() {
        farewell.inactive();
    }

    @Override
    boolean expired(Timers.Kind kind, long now, Timers timers) {
        return farewell.expired(kind, now, timers);
    }

    @Override
    boolean current(Timers.Timer timer) {
        return farewell.current(timer);
    }

    @Override
    boolean endedBy(Packet packet) {
        if (!Segment.hasSyn(packet) || (packet.uint8(12) >>> 4) < 5) {
            return false;
        }
        boolean opens = Segment.opens(packet);
        if (!opens && !orig.is(INACTIVE)) {
            return false;
        }
        if (orig.closed || resp.closed) {
            return true;
        }
        TcpEnd beginner = opens ? orig : resp;
        int seq = packet.int32(4);
        boolean crossed = opens
                && orig.is(SYN_ACK_SENT)
                && resp.is(INACTIVE)
                && seq == resp.numbers().firstSeq();
        return seq != beginner.numbers().firstSeq() && !crossed;
    }

    @Override
    void ended(FlowRecord record) {
        orig.delivery().forgetEarly();
        resp.delivery().forgetEarly();
        events.ended(number(), record);
    }

    @Override
    FlowRecord record(boolean open) {
        String letters = history().text();
        boolean moved = orig.bytes() != 0 || resp.bytes() != 0;
        return new FlowRecord(
                number(),
                "tcp",
                key().protocol(),
                orig(orig),
                resp(resp),
                start(),
                last(),
                open && !orig.closed && !resp.closed,
                ConnState.of(orig.state(), resp.state(), moved, letters),
                letters,
                false,
                missedBytes);
    }
}
