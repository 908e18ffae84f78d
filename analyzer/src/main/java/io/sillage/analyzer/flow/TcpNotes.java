package io.sillage.analyzer.flow;

import io.sillage.analyzer.flow.TcpEvents.Control;

/** What one end writes into the history of its connection. */
final class TcpNotes {
    private final TcpFlow flow;
    private int retransmissions;
    private int zeroWindows;
    private int gaps;
    private int corrupt;
    private long lastSyn;
    private long lastFin;
    private long lastRst;

    TcpNotes(TcpFlow flow) {
        this.flow = flow;
    }

    /** Its letter for that segment; control packets count again when their number differs. */
    void segment(Segment segment, long seq, boolean orig) {
        if (segment.controls() > 1) {
            boolean finRst = segment.fin() && segment.rst();
            flow.history().once(finRst ? History.FIN_RST : History.MULTI, finRst ? 'I' : 'Q', orig);
        } else if (segment.controls() == 1) {
            control(segment, seq, orig);
        } else if (segment.length > 0) {
            flow.history().once(History.DATA, 'D', orig);
        } else if (segment.ack()) {
            flow.history().once(History.ACK, 'A', orig);
        }
    }

    private void control(Segment segment, long seq, boolean orig) {
        if (segment.syn()) {
            boolean answer = segment.ack();
            once(History.SYN, answer ? 'H' : 'S', answer ? Control.SYN_ACK : Control.SYN, seq != lastSyn, orig);
            lastSyn = seq;
        } else if (segment.fin()) {
            // A FIN's place is at the end of its data.
            long end = seq + segment.length;
            once(History.FIN, 'F', Control.FIN, end != lastFin, orig);
            lastFin = end;
        } else {
            once(History.RST, 'R', Control.RST, seq != lastRst, orig);
            lastRst = seq;
        }
    }

    private void once(int kind, char letter, Control control, boolean differs, boolean orig) {
        boolean known = flow.history().once(kind, letter, orig);
        if (known && differs) {
            flow.history().add(letter, orig);
        }
        if (!known || differs) {
            flow.events().control(flow.number(), orig, control, flow.nanos());
        }
    }

    void retransmitted(boolean orig) {
        scaled(++retransmissions, 'T', orig);
    }

    void zeroWindow(boolean orig) {
        scaled(++zeroWindows, 'W', orig);
    }

    void gap(boolean orig) {
        scaled(++gaps, 'G', orig);
    }

    void corrupt(boolean orig) {
        scaled(++corrupt, 'C', orig);
    }

    private void scaled(int count, char letter, boolean orig) {
        if (Scaled.noted(count)) {
            flow.history().add(letter, orig);
        }
    }
}
