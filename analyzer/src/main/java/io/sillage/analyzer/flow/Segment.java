package io.sillage.analyzer.flow;

import io.sillage.analyzer.capture.Packet;

/**
 * The TCP header of the packet at hand (RFC 9293 section 3.1). A flyweight, for speed.
 *
 * <pre>
 *  0 source port     2 target port     4 sequence number     8 acknowledgement
 * 12 words of header (high 4 bits)    13 flags    14 window    16 checksum    20 options
 * </pre>
 */
final class Segment {
    static final int MIN_BYTES = 20;
    static final int CHECKSUM_AT = 16;

    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int ACK = 16;

    int seq;
    int ack;
    int window;
    int length;
    int captured;
    long nanos;
    byte[] bytes = new byte[0];
    int dataAt;
    private int flags;

    /** Reads it; false when the header is longer than what there is. */
    boolean read(Packet packet) {
        int header = (packet.uint8(12) >>> 4) * 4;
        if (header < MIN_BYTES || header > packet.payloadBytes() || header > packet.payloadCaptured()) {
            return false;
        }
        seq = packet.int32(4);
        ack = packet.int32(8);
        flags = packet.uint8(13);
        window = packet.uint16(14);
        length = packet.payloadBytes() - header;
        captured = packet.payloadCaptured() - header;
        nanos = packet.nanos();
        bytes = packet.bytes();
        dataAt = packet.payloadAt() + header;
        return true;
    }

    /** Only its flags: what deciding on a new connection needs. */
    static boolean opens(Packet packet) {
        return (packet.uint8(13) & (SYN | ACK)) == SYN;
    }

    static boolean hasSyn(Packet packet) {
        return (packet.uint8(13) & SYN) != 0;
    }

    boolean fin() {
        return (flags & FIN) != 0;
    }

    boolean syn() {
        return (flags & SYN) != 0;
    }

    boolean rst() {
        return (flags & RST) != 0;
    }

    boolean ack() {
        return (flags & ACK) != 0;
    }

    /** How many of FIN, SYN and RST it carries; more than one is inconsistent. */
    int controls() {
        return Integer.bitCount(flags & (FIN | SYN | RST));
    }

    /** Its share of the sequence space: SYN and FIN take one number each, the data of a RST takes none. */
    int span() {
        return (syn() ? 1 : 0) + (fin() ? 1 : 0) + (rst() ? 0 : length);
    }
}
