package io.sillage.analyzer.capture;

/**
 * One captured frame, as it lies in the reader's buffer. A flyweight: a million frames a second must not be a million
 * objects. It is valid until the reader is asked for the next one.
 */
public final class Frame {
    byte[] bytes = new byte[0];
    int offset;
    int captured;
    int wire;
    int linkType;
    long nanos;

    /** Points it at bytes that were captured at that time. */
    void set(byte[] bytes, int offset, int captured, long wire, int linkType, long nanos) {
        this.bytes = bytes;
        this.offset = offset;
        this.captured = captured;
        this.wire = (int) Math.min(Math.max(wire, captured), Integer.MAX_VALUE);
        this.linkType = linkType;
        this.nanos = nanos;
    }

    /** Leaves out its first bytes, which are there: what follows is of that link type. */
    void strip(int bytes, int innerType) {
        offset += bytes;
        captured -= bytes;
        wire -= bytes;
        linkType = innerType;
    }

    /** A byte of it; the caller has looked at {@link #captured}. */
    int uint8(int at) {
        return Bytes.uint8(bytes, offset + at);
    }

    /** Two bytes of it. */
    int uint16(int at) {
        return Bytes.uint16(bytes, offset + at);
    }

    /** When it was captured, in nanoseconds since 1970. */
    public long nanos() {
        return nanos;
    }

    /** The bytes that were kept of it. */
    public int captured() {
        return captured;
    }

    /** The bytes that it had on the wire. */
    public int wire() {
        return wire;
    }
}
