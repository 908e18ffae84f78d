package io.sillage.analyzer.capture;

/**
 * The extension headers of an IPv6 packet (RFC 8200, RFC 4302, RFC 6275), gone through as Zeek's IPv6_Hdr_Chain does: as far
 * as they are there. One that is cut short ends the chain, and is what the packet holds.
 *
 * <pre>
 * extension     0 next header    1 its length in 8 bytes (authentication: in 4), less one (less two)
 * routing       2 type           3 segments left    8 addresses, the last of which is where the packet is to arrive
 * destination   2 options: type, length, value; 201 is the home address of a mobile sender
 * </pre>
 */
final class Extensions {
    static final int NONE = 0;
    static final int FRAGMENT = 44;
    static final int ENCRYPTED = 50;
    static final int MOBILITY = 135;

    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int AUTHENTICATION = 51;
    private static final int DESTINATION = 60;
    private static final int HOME_ADDRESS = 201;
    private static final int ADDRESS_BYTES = 16;

    private int length;
    private int last;
    private boolean routed;
    private boolean away;

    /** Begins anew. */
    void forget() {
        last = NONE;
        routed = false;
        away = false;
    }

    /** Goes through those that begin there, and gives the packet its protocol and the addresses that they name. */
    void walk(Packet packet, int at, int first, int room) {
        length = 0;
        last = NONE;
        packet.protocol = first;
        while (!isLast() && isExtension(packet.protocol) && room - length >= 2) {
            int from = at + length;
            int size = size(packet.bytes, from, packet.protocol);
            if (size > room - length) {
                return;
            }
            last = packet.protocol;
            length += size;
            packet.protocol = last == ENCRYPTED ? Packet.NOTHING_NEXT : Bytes.uint8(packet.bytes, from);
            if (last == ROUTING) {
                route(packet, from, size);
            } else if (last == DESTINATION) {
                options(packet, from + 2, from + size);
            }
        }
    }

    /** How long they are, bytes. */
    int length() {
        return length;
    }

    /** The type of the last one, {@link #NONE} where there is none. */
    int last() {
        return last;
    }

    private boolean isLast() {
        return last == FRAGMENT || last == ENCRYPTED || last == MOBILITY;
    }

    private static boolean isExtension(int type) {
        return switch (type) {
            case HOP_BY_HOP, ROUTING, FRAGMENT, ENCRYPTED, AUTHENTICATION, DESTINATION, MOBILITY -> true;
            default -> false;
        };
    }

    private static int size(byte[] bytes, int at, int type) {
        return switch (type) {
            case FRAGMENT, ENCRYPTED -> 8;
            case AUTHENTICATION -> 8 + 4 * Bytes.uint8(bytes, at + 1);
            default -> 8 + 8 * Bytes.uint8(bytes, at + 1);
        };
    }

    /** While segments are left the packet is on its way to the last address of type 0 (RFC 5095) or 2 (RFC 6275). */
    private void route(Packet packet, int at, int size) {
        int type = Bytes.uint8(packet.bytes, at + 2);
        int words = Bytes.uint8(packet.bytes, at + 1);
        boolean known = type == 0 ? words >= 2 && words % 2 == 0 : type == 2 && words == 2;
        if (!routed && known && Bytes.uint8(packet.bytes, at + 3) > 0) {
            routed = true;
            packet.targetHigh = Bytes.int64(packet.bytes, at + size - ADDRESS_BYTES);
            packet.targetLow = Bytes.int64(packet.bytes, at + size - ADDRESS_BYTES / 2);
        }
    }

    private void options(Packet packet, int from, int end) {
        int at = from;
        while (at < end) {
            int type = Bytes.uint8(packet.bytes, at);
            if (type == 0) {
                at++;
                continue;
            }
            int size = at + 2 > end ? end : 2 + Bytes.uint8(packet.bytes, at + 1);
            if (at + size > end) {
                return;
            }
            if (type == HOME_ADDRESS && size == 2 + ADDRESS_BYTES && !away) {
                away = true;
                packet.sourceHigh = Bytes.int64(packet.bytes, at + 2);
                packet.sourceLow = Bytes.int64(packet.bytes, at + 2 + ADDRESS_BYTES / 2);
            }
            at += size;
        }
    }
}
