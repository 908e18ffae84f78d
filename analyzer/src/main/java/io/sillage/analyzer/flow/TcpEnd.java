package io.sillage.analyzer.flow;

import static io.sillage.analyzer.flow.TcpState.CLOSED;
import static io.sillage.analyzer.flow.TcpState.ESTABLISHED;
import static io.sillage.analyzer.flow.TcpState.INACTIVE;
import static io.sillage.analyzer.flow.TcpState.RESET;
import static io.sillage.analyzer.flow.TcpState.SYN_SENT;

/** One end of a TCP connection: its state, and its place in the sequence space. */
final class TcpEnd extends Traffic {
    /** A jump further than that is taken for a wrong number, where a number may well be wrong. */
    private static final int MAX_JUMP = 1 << 20;

    private final TcpFlow flow;
    private final Delivery delivery = new Delivery(this);
    private int retransmissions;
    private int zeroWindows;
    private int gaps;
    private int corrupt;
    private TcpState state = INACTIVE;
    private TcpState before = INACTIVE;
    private long first;
    private int last;
    private int acked;
    private int wraps;
    private int ackWraps;
    private long lastSyn;
    private long lastFin;
    private long lastRst;
    private long finAt;
    private int fins;
    boolean orig;
    boolean seen;
    boolean closed;
    boolean ended;

    TcpEnd(TcpFlow flow, boolean orig) {
        this.flow = flow;
        this.orig = orig;
    }

    TcpState state() {
        return state;
    }

    TcpState before() {
        return before;
    }

    boolean is(TcpState other) {
        return state == other;
    }

    Delivery delivery() {
        return delivery;
    }

    TcpEnd peer() {
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
    }

    /** The sequence number it began with. */
    int firstSeq() {
        return (int) first;
    }

    /** Takes its first number, or a new one when a SYN shows that the old one was wrong. */
    void begin(Segment segment) {
        boolean again = switch (state) {
            case INACTIVE -> true;
            case SYN_SENT, SYN_ACK_SENT -> segment.syn() && segment.seq != firstSeq();
            case ESTABLISHED, PARTIAL -> segment.syn();
            case RESET -> segment.syn() && before == INACTIVE;
            case CLOSED -> false;
        };
        if (!again) {
            return;
        }
        if (segment.syn()) {
            startAt(segment.seq, segment.seq + segment.span());
        } else {
            // Met in mid-stream: as if its SYN had come right before, so that the first byte is number 1.
            startAt(segment.seq - 1, segment.seq);
        }
    }

    /** The other side acknowledges what was never seen of this one. */
    void beginBefore(int ack) {
        startAt(ack - 1, ack - 1);
    }

    private void startAt(int seq, int next) {
        first = Integer.toUnsignedLong(seq);
        acked = seq;
        last = next;
    }

    /** A number of its own relative to the first; negative when it lies before that. */
    long relative(int seq) {
        return relative(seq, last, wraps);
    }

    /** Likewise for a number that the other side acknowledges. */
    long relativeAck(int ack) {
        return relative(ack, acked, ackWraps);
    }

    private long relative(int seq, int near, int wrapsThere) {
        int delta = seq - near;
        int round = wrapsThere;
        if (delta < 0 && round > 0 && Integer.compareUnsigned(seq, near) > 0) {
            round--;
        } else if (delta > 0 && Integer.compareUnsigned(seq, near) < 0) {
            round++;
        }
        return round == 0 ? seq - (int) first : full(seq, round) - first;
    }

    private static long full(int seq, int round) {
        return ((long) round << 32) + Integer.toUnsignedLong(seq);
    }

    void acknowledge(int ack) {
        int delta = ack - acked;
        boolean broken = ack == 0 && delta > MAX_JUMP;
        if (delta > 0 && !broken) {
            ackWraps += Integer.compareUnsigned(ack, acked) < 0 ? 1 : 0;
            acked = ack;
        }
    }

    /** Moves on to the number after the segment. */
    void sent(Segment segment) {
        int next = segment.seq + segment.span();
        int delta = next - last;
        boolean jump = delta > MAX_JUMP || delta < -MAX_JUMP;
        if ((segment.syn() || segment.rst()) && jump) {
            return;
        }
        // Of a connection of more than 2 GB of which only SYN and FIN are seen, the FIN tells the length.
        boolean onlySyn = segment.fin() && last == firstSeq() + 1;
        if (onlySyn || state != RESET && delta > 0) {
            wraps += Integer.compareUnsigned(next, last) < 0 ? 1 : 0;
            last = next;
        } else if (state != RESET && segment.length > 0 && Scaled.noted(++retransmissions)) {
            flow.history().add('T', orig);
        }
    }

    void fin(long endsAt) {
        fins++;
        finAt = endsAt;
    }

    boolean hasFin() {
        return fins > 0;
    }

    /** What the other side has acknowledged, by its relative number. */
    void received(long ack) {
        delivery.acknowledged(fins > 0 && ack >= finAt ? finAt - 1 : ack);
    }

    /** Nothing of its data, at most its SYN. */
    boolean nothingAcknowledged() {
        long ack = full(acked, ackWraps);
        return ack == first || ack == first + 1;
    }

    boolean metInMidStream() {
        return flow.metInMidStream();
    }

    /** Payload by sequence numbers: what it sent or what was acknowledged, whichever is more. */
    @Override
    long bytes() {
        if (before == SYN_SENT && state == RESET && peer().state == INACTIVE && !nothingAcknowledged()) {
            // It answered for a connection that it no longer knew: those numbers are of another one.
            return 0;
        }
        long sent = full(last, wraps);
        long size = Math.max(0, Math.max(sent, full(acked, ackWraps)) - first);
        size -= size != 0 ? 1 : 0;
        return size - (fins > 0 && size != 0 ? 1 : 0);
    }

    /** Whether data before its end has not come yet, or data of the other side is not acknowledged. */
    boolean dataPending() {
        if (delivery.abandoned()) {
            return false;
        }
        long have = first + delivery.delivered();
        long until = full(last, wraps);
        if (until < have) {
            return false;
        }
        // A FIN takes a number, a RST does not.
        boolean all = have == until - 1 || have == until;
        return !all || state != RESET && peer().delivery.holds();
    }

    /** Bytes came in order, or are in order now. */
    void deliver(byte[] bytes, int from, int to) {
        flow.events().data(flow.number(), orig, bytes, from, to, flow.nanos());
    }

    boolean wantsBytes() {
        return flow.events().wantsBytes();
    }

    /** Bytes that nobody can be given. */
    void lost(long length) {
        flow.events().gap(flow.number(), orig, length, flow.nanos());
    }

    void gap(long length) {
        lost(length);
        if (wellBehaved() && peer().wellBehaved()) {
            flow.missed(length);
            if (Scaled.noted(++gaps)) {
                flow.history().add('G', orig);
            }
        }
    }

    private boolean wellBehaved() {
        return state == ESTABLISHED || state == CLOSED && before == ESTABLISHED;
    }

    void corrupt() {
        if (Scaled.noted(++corrupt)) {
            flow.history().add('C', orig);
        }
    }

    /** A window of nothing, unless the connection is over in that direction anyway. */
    void window(Segment segment) {
        boolean boring = segment.rst() || peer().state == CLOSED || state == RESET;
        if (segment.window == 0 && !boring && Scaled.noted(++zeroWindows)) {
            flow.history().add('W', orig);
        }
    }

    /** Its letter in the history; control packets count again when their number differs. */
    void note(Segment segment, long seq) {
        History history = flow.history();
        if (segment.controls() > 1) {
            boolean finRst = segment.fin() && segment.rst();
            history.once(finRst ? History.FIN_RST : History.MULTI, finRst ? 'I' : 'Q', orig);
        } else if (segment.syn()) {
            char letter = segment.ack() ? 'H' : 'S';
            note(History.SYN, letter, seq != lastSyn);
            lastSyn = seq;
        } else if (segment.fin()) {
            note(History.FIN, 'F', seq + segment.length != lastFin);
            lastFin = seq + segment.length;
        } else if (segment.rst()) {
            note(History.RST, 'R', seq != lastRst);
            lastRst = seq;
        } else if (segment.length > 0) {
            history.once(History.DATA, 'D', orig);
        } else if (segment.ack()) {
            history.once(History.ACK, 'A', orig);
        }
    }

    private void note(int kind, char letter, boolean differs) {
        boolean known = flow.history().once(kind, letter, orig);
        if (known && differs) {
            flow.history().add(letter, orig);
        }
        if (!known || differs) {
            flow.events().control(flow.number(), orig, control(letter), flow.nanos());
        }
    }

    private static TcpEvents.Control control(char letter) {
        return switch (letter) {
            case 'S' -> TcpEvents.Control.SYN;
            case 'H' -> TcpEvents.Control.SYN_ACK;
            case 'F' -> TcpEvents.Control.FIN;
            default -> TcpEvents.Control.RST;
        };
    }
}
