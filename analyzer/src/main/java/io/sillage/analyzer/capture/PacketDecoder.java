package io.sillage.analyzer.capture;

import org.jspecify.annotations.Nullable;

/**
 * Takes IP packets out of frames, puts fragments together, and takes packets out of the packets that carry them.
 *
 * <pre>
 * IPv4 (RFC 791)   0 version, words of header    2 length    4 id    6 flags, fragment offset    9 protocol
 *                 10 checksum   12 source   16 target   20 options
 * IPv6 (RFC 8200)  0 version    4 length of what follows    6 next header    8 source   24 target   40 extensions
 * extension        0 next header    1 its length in 8 bytes, less one
 * fragment         0 next header    2 offset, more follow    4 id
 * </pre>
 */
public final class PacketDecoder {
    private static final int MAX_EXTENSIONS = 16;
    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int AUTHENTICATION = 51;
    private static final int DESTINATION = 60;

    private final Fragments fragments = new Fragments();
    private final Frame inner = new Frame();
    private final boolean checksums;
    private long unread;
    private long malformed;
    private long damaged;

    /** @param checksums whether they are to be looked at */
    public PacketDecoder(boolean checksums) {
        this.checksums = checksums;
    }

    /** Frames of a link type that it does not know. */
    public long unreadFrames() {
        return unread;
    }

    /** Packets whose headers contradict themselves or the frame. */
    public long malformedPackets() {
        return malformed;
    }

    /** IPv4 packets whose header's checksum is wrong. */
    public long damagedPackets() {
        return damaged;
    }

    /** Incomplete packets that were given up because too many were waiting for their fragments. */
    public long abandonedFragments() {
        return fragments.abandoned();
    }

    /** Fills the packet; false when the frame holds none, or only a fragment that others are awaited for. */
    public boolean decode(Frame frame, Packet packet) {
        packet.depth = 0;
        packet.inGtp = false;
        return unwrap(frame, packet);
    }

    /**
     * After each packet: fills it anew with what it carried, if that was another one; so the order is from the outside to the
     * inside.
     *
     * @param tunnel that the packet's connection may be, as {@link UdpTunnel#take} left it; null when it can be none
     * @return whether there was another packet
     */
    public boolean carried(Packet packet, @Nullable UdpTunnel tunnel) {
        if (tunnel == null || !tunnel.open(packet, inner)) {
            return false;
        }
        packet.depth++;
        packet.inGtp = tunnel.gtp();
        return unwrap(inner, packet);
    }

    /** Past the tunnels that are no connections. */
    private boolean unwrap(Frame frame, Packet packet) {
        boolean found = ip(frame, packet);
        while (found && Tunnel.is(packet.protocol)) {
            found = packet.depth < UdpTunnel.MAX_DEPTH && Tunnel.open(packet, inner) && ip(inner, packet);
            packet.depth++;
            packet.inGtp = false;
        }
        return found;
    }

    private boolean ip(Frame frame, Packet packet) {
        int ip = LinkLayer.ipAt(frame);
        if (ip == LinkLayer.NOTHING) {
            unread += LinkLayer.knows(frame.linkType) ? 0 : 1;
            return false;
        }
        if (frame.captured < ip + 20) {
            malformed++;
            return false;
        }
        packet.nanos = frame.nanos;
        packet.checksummed = checksums;
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
        // Segmentation left to the network card makes the length zero: then the frame tells it.
        int stated = Bytes.uint16(bytes, at + 2);
        int length = stated == 0 ? wire : stated;
        if (header < 20 || header > captured || header > length || length > wire) {
            malformed++;
            return false;
        }
        if (checksums && Checksum.ofHeader(bytes, at, header) == Checksum.WRONG) {
            damaged++;
            return false;
        }
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
        return !more && offset == 0 || whole(packet, Bytes.uint16(bytes, at + 4), offset, more, header);
    }

    private boolean decode6(Packet packet, int at, int captured, int wire) {
        byte[] bytes = packet.bytes;
        if (captured < 40) {
            malformed++;
            return false;
        }
        int stated = Bytes.uint16(bytes, at + 4);
        int length = stated == 0 ? wire : 40 + stated;
        if (length > wire) {
            malformed++;
            return false;
        }
        packet.v6 = true;
        packet.sourceHigh = Bytes.int64(bytes, at + 8);
        packet.sourceLow = Bytes.int64(bytes, at + 16);
        packet.targetHigh = Bytes.int64(bytes, at + 24);
        packet.targetLow = Bytes.int64(bytes, at + 32);
        return extensions(packet, at, length, captured);
    }

    private boolean extensions(Packet packet, int at, int length, int captured) {
        byte[] bytes = packet.bytes;
        int next = Bytes.uint8(bytes, at + 6);
        int header = 40;
        for (int i = 0; i < MAX_EXTENSIONS; i++) {
            int size = extensionBytes(bytes, at + header, next, Math.min(length, captured) - header);
            if (size == 0) {
                packet.protocol = next;
                payload(packet, at, header, length, captured);
                packet.ipBytes = 40 + Bytes.uint16(bytes, at + 4);
                return true;
            }
            if (size < 0 || header + size > length || header + size > captured) {
                break;
            }
            if (next == FRAGMENT) {
                int field = Bytes.uint16(bytes, at + header + 2);
                packet.protocol = Bytes.uint8(bytes, at + header);
                payload(packet, at, header + size, length, captured);
                int id = Bytes.int32(bytes, at + header + 4);
                boolean pieces = packet.hasWholePayload();
                return whole(packet, id, field & 0xfff8, (field & 1) != 0, header)
                        && (!pieces || pastExtensions(packet));
            }
            next = Bytes.uint8(bytes, at + header);
            header += size;
        }
        malformed++;
        return false;
    }

    /** A whole packet may begin with extensions that all came after the fragment header. */
    private boolean pastExtensions(Packet packet) {
        for (int i = 0; i < MAX_EXTENSIONS && packet.protocol != FRAGMENT; i++) {
            int size = extensionBytes(packet.bytes, packet.payloadAt, packet.protocol, packet.payloadBytes);
            if (size == 0) {
                return true;
            }
            if (size < 0 || size > packet.payloadBytes) {
                break;
            }
            packet.protocol = packet.uint8(0);
            packet.payloadAt += size;
            packet.payloadBytes -= size;
            packet.payloadCaptured -= size;
        }
        malformed++;
        return false;
    }

    /** 0 when that is no extension but the payload, negative when there is not enough of it. */
    private static int extensionBytes(byte[] bytes, int at, int type, int room) {
        return switch (type) {
            case HOP_BY_HOP, ROUTING, DESTINATION -> room < 8 ? -1 : 8 + 8 * Bytes.uint8(bytes, at + 1);
            case AUTHENTICATION -> room < 8 ? -1 : 8 + 4 * Bytes.uint8(bytes, at + 1);
            case FRAGMENT -> room < 8 ? -1 : 8;
            default -> 0;
        };
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
