package io.sillage.analyzer.capture;

/**
 * Reads the headers of IP packets, and puts fragments together.
 *
 * <pre>
 * IPv4 (RFC 791)   0 version, words of header    2 length    4 id    6 flags, fragment offset    9 protocol
 *                 10 checksum   12 source   16 target   20 options
 * IPv6 (RFC 8200)  0 version    4 length of what follows    6 next header    8 source   24 target   40 extensions
 * fragment         0 next header    2 offset, more follow    4 id
 * </pre>
 */
final class IpDecoder {
    private static final int BASE_BYTES = 40;

    private final Fragments fragments = new Fragments();
    private final Extensions extensions = new Extensions();
    private final Checksums checksums;
    private long malformed;
    private long damaged;

    IpDecoder(Checksums checksums) {
        this.checksums = checksums;
    }

    long malformed() {
        return malformed;
    }

    long damaged() {
        return damaged;
    }

    long abandonedFragments() {
        return fragments.abandoned();
    }

    /** Reads the packet at that place of the frame; false when there is none, or others have to come before it is whole. */
    boolean decode(Frame frame, int ip, Packet packet) {
        if (frame.captured < ip + 20) {
            malformed++;
            return false;
        }
        packet.nanos = frame.nanos;
        packet.checksums = checksums;
        packet.bytes = frame.bytes;
        packet.uncaptured = frame.wire - frame.captured;
        int at = frame.offset + ip;
        int version = frame.bytes[at] >>> 4 & 15;
        int captured = frame.captured - ip;
        int wire = frame.wire - ip;
        return version == 4 ? decode4(packet, at, captured, wire) : version == 6 && decode6(packet, at, captured, wire);
    }

    private boolean decode4(Packet packet, int at, int captured, int wire) {
        byte[] bytes = packet.bytes;
        int header = (bytes[at] & 15) * 4;
        // Segmentation left to the network card makes the length zero: then what was captured tells it (with zeek -C).
        int stated = Bytes.uint16(bytes, at + 2);
        int length = stated == 0 ? captured : stated;
        if (stated == 0 && checksums == Checksums.CHECK
                || header < 20
                || header > captured
                || header > length
                || length > wire) {
            malformed++;
            return false;
        }
        if (Checksum.ofHeader(bytes, at, header, checksums) == Checksum.WRONG) {
            damaged++;
            return false;
        }
        extensions.forget();
        packet.v6 = false;
        packet.sourceHigh = 0;
        packet.targetHigh = 0;
        packet.sourceLow = Bytes.uint32(bytes, at + 12);
        packet.targetLow = Bytes.uint32(bytes, at + 16);
        packet.protocol = Bytes.uint8(bytes, at + 9);
        payload(packet, at, header, length, captured);
        packet.ipBytes = stated;
        int fragment = Bytes.uint16(bytes, at + 6);
        boolean more = (fragment & 0x2000) != 0;
        int offset = (fragment & 0x1fff) * 8;
        if (more || offset > 0) {
            return whole(packet, Bytes.uint16(bytes, at + 4), offset, more, header) && isReadable(packet);
        }
        fillUnstated(packet);
        return isReadable(packet);
    }

    private boolean decode6(Packet packet, int at, int captured, int wire) {
        byte[] bytes = packet.bytes;
        if (captured < BASE_BYTES) {
            malformed++;
            return false;
        }
        packet.v6 = true;
        packet.sourceHigh = Bytes.int64(bytes, at + 8);
        packet.sourceLow = Bytes.int64(bytes, at + 16);
        packet.targetHigh = Bytes.int64(bytes, at + 24);
        packet.targetLow = Bytes.int64(bytes, at + 32);
        extensions.forget();
        extensions.walk(packet, at + BASE_BYTES, Bytes.uint8(bytes, at + 6), captured - BASE_BYTES);
        int header = BASE_BYTES + extensions.length();
        int stated = BASE_BYTES + Bytes.uint16(bytes, at + 4);
        if (stated > wire || header > stated) {
            // The latter is also what becomes of jumbograms (RFC 2675), whose stated length is zero.
            malformed++;
            return false;
        }
        payload(packet, at, header, stated, captured);
        if (extensions.last() == Extensions.FRAGMENT) {
            return fragment6(packet, at + header - 8, header - 8);
        }
        fillUnstated(packet);
        return isReadable(packet);
    }

    private boolean fragment6(Packet packet, int at, int headerBytes) {
        int field = Bytes.uint16(packet.bytes, at + 2);
        int id = Bytes.int32(packet.bytes, at + 4);
        boolean alone = !packet.hasWholePayload();
        if (!whole(packet, id, field & 0xfff8, (field & 1) != 0, headerBytes)) {
            return false;
        }
        if (!alone) {
            extensions.walk(packet, packet.payloadAt, packet.protocol, packet.payloadBytes);
            packet.payloadAt += extensions.length();
            packet.payloadBytes -= extensions.length();
            packet.payloadCaptured -= extensions.length();
        }
        return isReadable(packet);
    }

    /** A payload of length zero is as long as what was captured: Zeek's DeliverPacket, on account of segmentation offload. */
    private static void fillUnstated(Packet packet) {
        if (packet.payloadBytes == 0) {
            packet.payloadBytes = packet.payloadCaptured;
        }
    }

    /** What is encrypted, of mobility or of nothing is no connection. */
    private boolean isReadable(Packet packet) {
        boolean none = packet.protocol == Packet.NOTHING_NEXT;
        return !none && extensions.last() != Extensions.ENCRYPTED && extensions.last() != Extensions.MOBILITY;
    }

    private static void payload(Packet packet, int at, int header, int length, int captured) {
        packet.ipBytes = length;
        packet.payloadAt = at + header;
        packet.payloadBytes = length - header;
        packet.payloadCaptured = captured - header;
    }

    /**
     * Puts a fragment to its others. One that was not captured as a whole can't be; if it is the first, it stands for all,
     * because it has the ports.
     */
    private boolean whole(Packet packet, int id, int offset, boolean more, int headerBytes) {
        if (!packet.hasWholePayload()) {
            return offset == 0;
        }
        return fragments.add(packet, id, offset, more, headerBytes);
    }
}
