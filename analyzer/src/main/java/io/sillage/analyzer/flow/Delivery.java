package io.sillage.analyzer.flow;

import org.jspecify.annotations.Nullable;

/**
 * Which bytes of one direction have come, each counted once: retransmissions and overlaps add nothing, early ones wait
 * for what precedes them, and what is acknowledged without having come is a gap. Numbers are relative: the first byte
 * of data is 1. Of what came early the ranges are kept, a bounded number, and the bytes only where somebody wants them.
 */
final class Delivery {
    /** What is sent without a single acknowledgement in view: then nobody waits for one any more. */
    private static final long MAX_UNSEEN_BYTES = 16_384;

    private static final long MAX_HELD_BYTES = 10L << 20;

    private final TcpEnd end;

    /** What came before what precedes it; null when nothing did, which is nearly always. */
    private @Nullable Ranges early;

    /** Its bytes, where somebody wants them. */
    private @Nullable EarlyBytes kept;

    private long delivered = 1;
    private long trimmed = 1;
    private long top;
    private boolean abandoned;

    Delivery(TcpEnd end) {
        this.end = end;
    }

    /** The number after the last byte that came in order. */
    long delivered() {
        return delivered;
    }

    /** Whether it stopped looking, because the capture lacks too much. */
    boolean abandoned() {
        return abandoned;
    }

    /** Whether there is data that was not acknowledged yet. */
    boolean holds() {
        return top > trimmed;
    }

    /** Takes the bytes of those numbers, which lie in the array from {@code at} on. */
    void data(long from, long to, byte[] bytes, int at) {
        if (abandoned) {
            return;
        }
        // A FIN that is acknowledged takes a number that trimming leaves out.
        long needed = Math.max(trimmed, end.numbers().acknowledged());
        if (to > needed) {
            long fresh = Math.max(Math.max(from, needed), Math.min(to, delivered));
            insert(fresh, to, bytes, at + (int) (fresh - from));
        }
        boolean unseen =
                early != null && end.numbers().nothingAcknowledged() && early.lastTo() - delivered > MAX_UNSEEN_BYTES;
        if (unseen || held() > MAX_HELD_BYTES || early != null && early.count() > Ranges.MAX) {
            forgetEarly();
            top = 0;
            abandoned = true;
            end.abandoned();
        }
    }

    private long held() {
        long inOrder = holds() ? Math.max(0, delivered - trimmed) : 0;
        return early == null ? inOrder : inOrder + early.total();
    }

    private void insert(long from, long to, byte[] bytes, int at) {
        if (from >= to) {
            return;
        }
        top = Math.max(top, to);
        if (early == null && from == delivered) {
            delivered = to;
            end.deliver(bytes, at, at + (int) (to - from));
            giveUpWaiting();
            return;
        }
        if (early == null) {
            early = new Ranges();
            kept = end.wantsBytes() ? new EarlyBytes(end.allowance()) : null;
        }
        early.add(from, to);
        if (kept != null) {
            kept.keep(from, bytes, at, (int) (to - from));
        }
        advance();
    }

    /** Moves on over all that lies in order now. */
    private void advance() {
        if (early != null && early.firstFrom() == delivered) {
            long from = delivered;
            delivered = early.firstTo();
            if (kept != null) {
                kept.deliver(from, delivered, end);
            }
            dropFirst(early);
            giveUpWaiting();
        }
    }

    /** What waits for bytes before it waits no more. */
    void forgetEarly() {
        if (kept != null) {
            kept.forget();
        }
        early = null;
        kept = null;
    }

    private void dropFirst(Ranges ranges) {
        ranges.removeFirst();
        if (ranges.isEmpty()) {
            forgetEarly();
        }
    }

    /** So much without an acknowledgement: none is in view, and what was delivered need not be kept for one. */
    private void giveUpWaiting() {
        if (end.numbers().nothingAcknowledged() && end.bytes() > MAX_UNSEEN_BYTES) {
            trim(delivered);
        }
    }

    /** The other side has all before that number; returns whether that is news. */
    boolean acknowledged(long number) {
        if (number <= trimmed) {
            return false;
        }
        trim(number);
        return true;
    }

    private void trim(long number) {
        if (number > delivered) {
            missing(number);
        }
        while (early != null && early.firstTo() <= number) {
            dropFirst(early);
        }
        trimmed = Math.max(trimmed, number);
        advance();
    }

    private void missing(long number) {
        if (number <= 2 && end.metInMidStream()) {
            // The beginning was made up when the connection was met: that is no gap, and may be a keep-alive.
            return;
        }
        while (!abandoned && early != null && early.firstFrom() < number) {
            end.gap(early.firstFrom() - delivered);
            delivered = early.firstFrom();
            advance();
        }
        if (!abandoned && number > delivered) {
            end.gap(number - delivered);
        }
        delivered = Math.max(delivered, number);
    }
}
