package io.sillage.analyzer.traffic;

import io.sillage.analyzer.framing.Framer;

/** One direction of a dialogue: its framer, and which bytes and which time each message takes. */
final class Voice {
    private final Framer framer;
    private long endedAt;
    private long missedBytes;
    private long beginNanos;
    private long nanos;
    private boolean gone;

    Voice(Framer framer) {
        this.framer = framer;
    }

    void hear(byte[] bytes, int from, int to, long atNanos) {
        if (gone) {
            return;
        }
        arrived(atNanos);
        framer.feed(bytes, from, to);
    }

    /** Bytes that nobody has; false when the framer can't do without. */
    boolean miss(long bytes, long atNanos) {
        arrived(atNanos);
        missedBytes += bytes;
        return gone || framer.miss(bytes);
    }

    private void arrived(long atNanos) {
        if (framer.position() == endedAt) {
            beginNanos = atNanos;
        }
        nanos = atNanos;
    }

    void over(long atNanos) {
        if (!gone) {
            nanos = atNanos;
            framer.over();
        }
    }

    /** The message that ends with the byte at hand; the next begins after it. */
    Span ended() {
        Span span = new Span(framer.position() - endedAt, missedBytes, beginNanos, nanos);
        endedAt = framer.position();
        missedBytes = 0;
        beginNanos = nanos;
        return span;
    }

    /** Whether a message has begun that did not end. */
    boolean inMessage() {
        return !gone && !framer.passesAll() && framer.position() > endedAt;
    }

    /** Bytes after its last message. */
    long unheard() {
        return framer.position() - endedAt;
    }

    /** Nothing more is to be understood of it. */
    void giveUp() {
        gone = true;
    }

    boolean gone() {
        return gone;
    }

    int heldBytes() {
        return gone ? 0 : framer.heldBytes();
    }
}
