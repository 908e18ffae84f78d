package io.sillage.analyzer.capture;

/**
 * Packets that carry packets, and are no connections themselves: IP in IP (RFC 2003, RFC 4213) and GRE (RFC 2784, RFC 2890; version 1 is PPTP's, RFC 2637).
 *
 * <pre>
 * GRE      0 flags: 8000 checksum, 4000 routing, 2000 key, 1000 sequence, 0080 acknowledgement, 0007 version
 *          2 type of the payload    4 checksum, key, sequence, acknowledgement: 4 bytes each
 * PPTP     then ff 03               2 PPP protocol    4 payload
 * ERSPAN   8 bytes of version II, if there is a sequence number, or 12 of III, and 8 more if its last bit is set
 * </pre>
 */
final class Tunnel {
    private static final int IP4 = 4;
    private static final int IP6 = 41;
    private static final int GRE = 47;
    private static final int BRIDGE = 0x6558;
    private static final int ERSPAN_2 = 0x88be;
    private static final int ERSPAN_3 = 0x22eb;
    private static final int PPTP = 0x880b;
    private static final int NOTHING = -1;

    private Tunnel() {}

    static boolean is(int protocol) {
        return protocol == IP4 || protocol == IP6 || protocol == GRE;
    }

    /** Points the frame at what the packet carries; false when that can't be read. */
    static boolean open(Packet packet, Frame inner) {
        return packet.protocol == GRE ? openGre(packet, inner) : openIp(packet, inner, 0, packet.protocol);
    }

    /** Nothing may follow the inner packet, nor may some of it be missing. */
    private static boolean openIp(Packet packet, Frame inner, int at, int protocol) {
        return open(packet, inner, at, LinkLayer.RAW) && InnerIp.check(inner, protocol == IP4 ? 4 : 6) == InnerIp.FITS;
    }

    private static boolean openGre(Packet packet, Frame inner) {
        if (packet.payloadCaptured < 4) {
            return false;
        }
        int flags = packet.uint16(0);
        int type = packet.uint16(2);
        int header = 4 + 4 * Integer.bitCount(flags & 0xb080);
        if ((flags & 0x4078) != 0) {
            return false;
        }
        return switch (flags & 7) {
            case 0 -> openPlain(packet, inner, flags, type, header);
            case 1 -> type == PPTP && openPptp(packet, inner, header);
            default -> false;
        };
    }

    private static boolean openPlain(Packet packet, Frame inner, int flags, int type, int header) {
        if (isAruba(type)) {
            return open(packet, inner, header, LinkLayer.WIFI);
        }
        if (type != BRIDGE && type != ERSPAN_2 && type != ERSPAN_3) {
            return packet.payloadCaptured > header && open(packet, inner, header, LinkLayer.RAW);
        }
        int more = type == ERSPAN_3 ? erspan3(packet, header) : type == ERSPAN_2 && (flags & 0x1000) != 0 ? 8 : 0;
        return more != NOTHING && open(packet, inner, header + more, LinkLayer.ETHERNET);
    }

    /** Wireless frames on their way from Aruba's access points: the types that Zeek's GREAnalyzer takes for such. */
    private static boolean isAruba(int type) {
        boolean tens = (type & 0x0f) == 0;
        return tens && ((type & 0x8200) == 0x8200 || (type & 0x8300) == 0x8300 && type <= 0x8370) || type == 0x9000;
    }

    private static int erspan3(Packet packet, int at) {
        if (packet.payloadCaptured < at + 12) {
            return NOTHING;
        }
        return (packet.uint8(at + 11) & 1) == 0 ? 12 : 20;
    }

    private static boolean openPptp(Packet packet, Frame inner, int header) {
        int protocol = packet.payloadCaptured < header + 4 ? 0 : packet.uint16(header + 2);
        return switch (protocol) {
            case 0x0021 -> openIp(packet, inner, header + 4, IP4);
            case 0x0057 -> openIp(packet, inner, header + 4, IP6);
            default -> false;
        };
    }

    private static boolean open(Packet packet, Frame inner, int at, int linkType) {
        int captured = packet.payloadCaptured - at;
        if (captured <= 0) {
            return false;
        }
        inner.set(packet.bytes, packet.payloadAt + at, captured, captured, linkType, packet.nanos);
        return true;
    }
}
