package io.sillage.analyzer.flow;

/**
 * Where one end of a TCP connection is among its sequence numbers, which wrap around at 2^32 (RFC 9293 section 3.4).
 * Relative numbers count from the SYN, which is 0: the first byte of data is 1.
 */
final class SequenceSpace {
    /** A jump further than that is taken for a wrong number, where a number may well be wrong. */
    private static final int MAX_JUMP = 1 << 20;

    private long first;
    private int last;
    private int acked;
    private int wraps;
    private int ackWraps;

    /** @param next the number after the segment that begins it */
    void startAt(int seq, int next) {
        first = Integer.toUnsignedLong(seq);
        acked = seq;
        last = next;
    }

    /** The sequence number it began with. */
    int firstSeq() {
        return (int) first;
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

    /**
     * Moves on to the number after the segment.
     *
     * @param trusted false after a reset: then numbers mean nothing any more
     * @return whether the segment repeats data
     */
    boolean sent(Segment segment, boolean trusted) {
        int next = segment.seq + segment.span();
        int delta = next - last;
        boolean jump = delta > MAX_JUMP || delta < -MAX_JUMP;
        if ((segment.syn() || segment.rst()) && jump) {
            return false;
        }
        // Of a connection of more than 2 GB of which only SYN and FIN are seen, the FIN tells the length.
        boolean onlySyn = segment.fin() && last == firstSeq() + 1;
        if (onlySyn || trusted && delta > 0) {
            wraps += Integer.compareUnsigned(next, last) < 0 ? 1 : 0;
            last = next;
            return false;
        }
        return trusted && segment.length > 0;
    }

    /** What was acknowledged, as a relative number. */
    long acknowledged() {
        return full(acked, ackWraps) - first;
    }

    /** Nothing of its data, at most its SYN. */
    boolean nothingAcknowledged() {
        long ack = full(acked, ackWraps);
        return ack == first || ack == first + 1;
    }

    /** What it used of the numbers, SYN and FIN included: what it sent or what was acknowledged, whichever is more. */
    long used() {
        return Math.max(0, Math.max(full(last, wraps), full(acked, ackWraps)) - first);
    }

    /** How far it has sent beyond that relative number; negative when not even so far. */
    long beyond(long relative) {
        return full(last, wraps) - first - relative;
    }
}
