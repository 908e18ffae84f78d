package io.sillage.analyzer.capture;

/**
 * An IP packet: its ends, its lengths, and where its payload lies. A flyweight, valid until the next one is decoded.
 * Lengths come from the IP header, so that a capture that kept only the beginning of each packet counts the same.
 */
public final class Packet {
    static final int ICMP = 1;
    static final int TCP = 6;
    static final int UDP = 17;
    static final int ICMP6 = 58;
    /** Nothing follows (RFC 8200 section 4.7). */
    static final int NOTHING_NEXT = 59;

    byte[] bytes = new byte[0];
    int payloadAt;
    int payloadBytes;
    int payloadCaptured;
    int ipBytes;
    int protocol;
    boolean v6;
    Checksums checksums = Checksums.AUTO;
    /** In how many tunnels it was. */
    int depth;
    /** The innermost of them is GTP's. */
    boolean inGtp;
    /** What the frame had on the wire and the capture has not kept. */
    int uncaptured;

    long nanos;
    long sourceHigh;
    long sourceLow;
    long targetHigh;
    long targetLow;

    /** Nanoseconds since 1970. */
    public long nanos() {
        return nanos;
    }

    /** The length that the IP header states: header and payload. */
    public int ipBytes() {
        return ipBytes;
    }

    /** The IP payload's length by the header. */
    public int payloadBytes() {
        return payloadBytes;
    }

    /** How much of the payload was captured; padding of the frame included. */
    public int payloadCaptured() {
        return payloadCaptured;
    }

    public boolean v6() {
        return v6;
    }

    public boolean tcp() {
        return protocol == TCP;
    }

    public boolean udp() {
        return protocol == UDP;
    }

    /** Of either version, whatever the IP version is. */
    public boolean icmp() {
        return protocol == ICMP || protocol == ICMP6;
    }

    /** By the last of its headers (IANA, Protocol Numbers). */
    public int protocol() {
        return protocol;
    }

    /** Whether its checksum can be and is to be looked at: all of it was captured. */
    public boolean hasWholePayload() {
        return payloadCaptured >= payloadBytes;
    }

    public long sourceHigh() {
        return sourceHigh;
    }

    /** The last 64 bits of an IPv6 address, or an IPv4 address. */
    public long sourceLow() {
        return sourceLow;
    }

    public long targetHigh() {
        return targetHigh;
    }

    public long targetLow() {
        return targetLow;
    }

    /** The array that holds it. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where in the array the payload begins. */
    public int payloadAt() {
        return payloadAt;
    }

    /** A byte of the payload; the caller has looked at {@link #payloadCaptured()}. */
    public int uint8(int at) {
        return Bytes.uint8(bytes, payloadAt + at);
    }

    /** Two bytes of the payload. */
    public int uint16(int at) {
        return Bytes.uint16(bytes, payloadAt + at);
    }

    /** Four bytes of the payload. */
    public int int32(int at) {
        return Bytes.int32(bytes, payloadAt + at);
    }

    /** What the checksum at that place of the payload says of all of it. */
    public Checksum checksum(int fieldAt) {
        return checksums != Checksums.IGNORE && hasWholePayload() ? Checksum.of(this, fieldAt) : Checksum.UNKNOWN;
    }
}
