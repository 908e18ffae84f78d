package io.sillage.analyzer.capture;

/**
 * Finds the IP packet in a frame, by the frame's link type (tcpdump.org/linktypes.html).
 *
 * <pre>
 * Ethernet      12 type or length    14 payload
 * 802.1Q, ad     0 tag               2 type            4 payload     again for QinQ
 * Linux cooked  14 type             16 payload
 * Linux v2       0 type             20 payload
 * BSD loopback   0 family in the capturing host's order (null) or network order (loop)    4 payload
 * </pre>
 */
final class LinkLayer {
    static final int NOTHING = -1;

    private static final int NULL = 0;
    static final int ETHERNET = 1;
    private static final int PPP = 9;
    private static final int RAW_BSD = 12;
    private static final int RAW_OPENBSD = 14;
    private static final int PPP_HDLC = 50;
    static final int RAW = 101;
    private static final int LOOP = 108;
    private static final int COOKED = 113;
    private static final int IPV4 = 228;
    private static final int IPV6 = 229;
    private static final int COOKED_2 = 276;
    private static final int MAX_TAGS = 8;

    private LinkLayer() {}

    static boolean knows(int linkType) {
        return switch (linkType) {
            case NULL, ETHERNET, PPP, RAW_BSD, RAW_OPENBSD, PPP_HDLC, RAW, LOOP, COOKED, IPV4, IPV6, COOKED_2 -> true;
            default -> false;
        };
    }

    /** Where the IP header begins, counted from the frame's first byte; {@link #NOTHING} when there is none. */
    static int ipAt(Frame frame) {
        return switch (frame.linkType) {
            case ETHERNET -> frame.captured < 14 ? NOTHING : afterType(frame, 12);
            case COOKED -> frame.captured < 16 ? NOTHING : afterType(frame, 14);
            case COOKED_2 -> frame.captured < 20 ? NOTHING : typed(frame, uint16(frame, 0), 20, 0);
            case NULL, LOOP -> 4;
            case PPP, PPP_HDLC -> afterPpp(frame);
            case RAW_BSD, RAW_OPENBSD, RAW, IPV4, IPV6 -> 0;
            default -> NOTHING;
        };
    }

    private static int afterType(Frame frame, int typeAt) {
        return typed(frame, uint16(frame, typeAt), typeAt + 2, 0);
    }

    /** What a payload of that EtherType holds, tags and labels taken off. */
    private static int typed(Frame frame, int type, int payloadAt, int depth) {
        return switch (type) {
            case 0x0800, 0x86dd -> payloadAt;
            case 0x8100, 0x88a8, 0x9100 ->
                depth == MAX_TAGS || frame.captured < payloadAt + 4
                        ? NOTHING
                        : typed(frame, uint16(frame, payloadAt + 2), payloadAt + 4, depth + 1);
            case 0x8847, 0x8848 -> afterLabels(frame, payloadAt);
            case 0x8864 -> afterPppoe(frame, payloadAt);
            default -> type <= 1500 ? afterSnap(frame, payloadAt) : NOTHING;
        };
    }

    /** LLC with SNAP: aa aa 03, organisation (3 bytes), EtherType. */
    private static int afterSnap(Frame frame, int at) {
        boolean snap = frame.captured >= at + 8 && uint16(frame, at) == 0xaaaa;
        int type = snap ? uint16(frame, at + 6) : 0;
        return type == 0x0800 || type == 0x86dd ? at + 8 : NOTHING;
    }

    /** MPLS: 4 bytes a label, the lowest bit of the third says that it is the last. */
    private static int afterLabels(Frame frame, int at) {
        int label = at;
        for (int i = 0; i < MAX_TAGS && frame.captured >= label + 4; i++) {
            boolean last = (frame.bytes[frame.offset + label + 2] & 1) != 0;
            label += 4;
            if (last) {
                return label;
            }
        }
        return NOTHING;
    }

    private static int afterPppoe(Frame frame, int at) {
        int protocol = frame.captured >= at + 8 ? uint16(frame, at + 6) : 0;
        return protocol == 0x0021 || protocol == 0x0057 ? at + 8 : NOTHING;
    }

    private static int afterPpp(Frame frame) {
        int at = frame.captured >= 4 && uint16(frame, 0) == 0xff03 ? 2 : 0;
        int protocol = frame.captured >= at + 2 ? uint16(frame, at) : 0;
        return protocol == 0x0021 || protocol == 0x0057 ? at + 2 : NOTHING;
    }

    private static int uint16(Frame frame, int at) {
        return Bytes.uint16(frame.bytes, frame.offset + at);
    }
}
