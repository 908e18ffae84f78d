package io.sillage.analyzer.flow;

import static io.sillage.analyzer.flow.TcpState.CLOSED;
import static io.sillage.analyzer.flow.TcpState.INACTIVE;
import static io.sillage.analyzer.flow.TcpState.RESET;
import static io.sillage.analyzer.flow.TcpState.SYN_ACK_SENT;
import static io.sillage.analyzer.flow.TcpState.SYN_SENT;

import io.sillage.analyzer.capture.Checksum;
import io.sillage.analyzer.capture.Packet;

/**
 * A TCP connection. The order of its steps for a packet matters: what goes into the history first, and whether a gap is
 * found before or after the state changes, is Zeek's order.
 */
final class TcpFlow extends Flow {
    private static final long SECOND = 1_000_000_000L;
    private static final long UNANSWERED = 5 * SECOND;
    private static final long FIRST_LOOK = 5 * SECOND;
    private static final long LINGER = 5 * SECOND;
    private static final long LOOK_AGAIN = 6 * SECOND;
    private static final long FORGET = 5 * SECOND;
    private static final long HANDSHAKE_SILENCE = 60 * SECOND;
    private static final long SILENCE = 300 * SECOND;
    private static final long INTERACTIVE_SILENCE = 3600 * SECOND;

    private final Segment segment;
    private final TcpEvents events;
    private final long number;
    private TcpEnd orig = new TcpEnd(this, true);
    private TcpEnd resp = new TcpEnd(this, false);
    private long missedBytes;
    private boolean partial;
    private boolean active = true;
    private boolean closeDeferred;
    private boolean finishDeferred;
    private boolean handshakeOver;
    private int generation;

    TcpFlow(FlowKey key, boolean origIsLow, long nanos, Segment segment, Timers timers, TcpEvents events, long number) {
        super(key, origIsLow, nanos);
        this.segment = segment;
        this.events = events;
        this.number = number;
        timers.add(nanos + FIRST_LOOK, Timers.Kind.CLOSING, this, generation);
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

    long number() {
        return number;
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
        arrived(packet.nanos());
        if (!segment.read(packet)) {
            return;
        }
        TcpEnd end = fromLow == origIsLow() ? orig : resp;
        if (packet.checksum(Segment.CHECKSUM_AT) == Checksum.WRONG) {
            end.corrupt();
            return;
        }
        segment(end, peer(end), timers);
        end.count(packet);
    }

    private void segment(TcpEnd end, TcpEnd peer, Timers timers) {
        decidePartial(end);
        end.begin(segment);
        long seq = end.relative(segment.seq);
        end.note(segment, seq);
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
        if (segment.ack()) {
            peer.received(ack);
            checkEnd(peer, timers);
        }
        end.seen = true;
        if (segment.length > 0 && !segment.rst() && seq >= 0 && segment.captured >= segment.length) {
            long from = segment.syn() ? seq + 1 : seq;
            end.delivery().data(from, from + segment.length, segment.bytes, segment.dataAt);
        }
        checkEnd(end, timers);
        if (outcome != TcpStates.Outcome.GOES_ON) {
            close(end, outcome == TcpStates.Outcome.FINISHED, timers);
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
        long ack = peer.relativeAck(segment.ack);
        if (ack < 0) {
            return 0;
        }
        if (!segment.rst()) {
            peer.acknowledge(segment.ack);
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
        timers.add(segment.nanos + UNANSWERED, Timers.Kind.ATTEMPT, this, generation);
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
        events.flipped(number);
    }

    void notPartial() {
        partial = false;
    }

    void inactive() {
        active = false;
    }

    private void checkEnd(TcpEnd end, Timers timers) {
        boolean over = end.hasFin() || end.is(CLOSED) || end.is(RESET);
        if (end.ended || !over || end.dataPending()) {
            return;
        }
        end.ended = true;
        if (closeDeferred) {
            close(end, finishDeferred, timers);
            closeDeferred = false;
        }
    }

    private void close(TcpEnd end, boolean finished, Timers timers) {
        if (end.dataPending()) {
            closeDeferred = true;
            finishDeferred |= finished;
            return;
        }
        closeDeferred = false;
        if (end.closed) {
            return;
        }
        end.closed = true;
        TcpEnd peer = peer(end);
        if (end.is(RESET) || peer.closed || peer.is(INACTIVE)) {
            boolean known = end.before() != INACTIVE || !peer.is(INACTIVE);
            if (known && (finished || finishDeferred)) {
                finishDeferred = false;
                active = false;
            }
            generation++;
            timers.add(last() + FORGET, Timers.Kind.FORGET, this, generation);
        } else if (end.before() != INACTIVE) {
            timers.add(last() + LOOK_AGAIN, Timers.Kind.CLOSING, this, generation);
        }
    }

    @Override
    boolean expired(Timers.Kind kind, long now, Timers timers) {
        return switch (kind) {
            case FORGET -> true;
            case ATTEMPT -> active && (orig.is(SYN_SENT) || orig.is(SYN_ACK_SENT)) && resp.is(INACTIVE);
            case CLOSING -> active && lookedAt(now, timers);
            case SILENCE -> false;
        };
    }

    private boolean lookedAt(long now, Timers timers) {
        if (last() + LINGER < now) {
            boolean reset = orig.is(RESET) || resp.is(RESET);
            boolean oneSided = orig.is(INACTIVE) || resp.is(INACTIVE);
            boolean over = (orig.closed || resp.closed) && (orig.closed && resp.closed || reset || oneSided);
            if (over || orig.is(INACTIVE) && resp.is(INACTIVE)) {
                return true;
            }
        }
        timers.add(now + LOOK_AGAIN, Timers.Kind.CLOSING, this, generation);
        return false;
    }

    /** Timers of the handshake and the farewell are outdated by a complete close. */
    @Override
    boolean current(Timers.Timer timer) {
        return timer.generation() == generation;
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
        boolean crossed = opens && orig.is(SYN_ACK_SENT) && resp.is(INACTIVE) && seq == resp.firstSeq();
        return seq != beginner.firstSeq() && !crossed;
    }

    @Override
    void ended(FlowRecord record) {
        events.ended(number, record);
    }

    @Override
    FlowRecord record(boolean open) {
        String letters = history().text();
        boolean moved = orig.bytes() != 0 || resp.bytes() != 0;
        return new FlowRecord(
                "tcp",
                orig(orig),
                resp(resp),
                start(),
                last(),
                idleMax(),
                open && !orig.closed && !resp.closed,
                ConnState.of(orig.state(), resp.state(), moved, letters),
                letters,
                false,
                missedBytes);
    }
}
