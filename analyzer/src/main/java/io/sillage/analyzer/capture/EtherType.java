package io.sillage.analyzer.capture;

/**
 * Finds the IP packet behind an EtherType (IEEE 802 numbers), tags and labels taken off.
 *
 * <pre>
 * 802.1Q, ad    0 tag              2 type       4 payload    again for QinQ
 * VN-Tag        0 tag              4 type       6 payload
 * 802.1ah       0 service          4 Ethernet
 * MPLS          0 label            4 payload, where the lowest bit of the third byte says that it is the last label
 * PPPoE         0 session          6 PPP protocol            8 payload
 * FabricPath    0 addresses, type 8903, tag    16 Ethernet
 * 802.2 SNAP    0 aa aa            2 control, of one byte or two    organisation (3 bytes), type
 * </pre>
 */
final class EtherType {
    private static final int NOTHING = LinkLayer.NOTHING;
    private static final int HEADER_BYTES = 14;
    private static final int FABRIC_PATH = 0x8903;
    private static final int FABRIC_PATH_BYTES = 16;
    private static final int MAX_LENGTH = 1500;
    private static final int MAX_TAGS = 16;

    private EtherType() {}

    /** Of the Ethernet frame that begins there. */
    static int ethernet(Frame frame, int at) {
        return ethernet(frame, at, 0);
    }

    private static int ethernet(Frame frame, int from, int depth) {
        int at = from;
        if (frame.captured <= at + HEADER_BYTES + 2) {
            return NOTHING;
        }
        if (frame.uint16(at + 12) == FABRIC_PATH) {
            at += FABRIC_PATH_BYTES;
            if (frame.captured <= at + HEADER_BYTES) {
                return NOTHING;
            }
        }
        int type = frame.uint16(at + 12);
        boolean cut = type <= MAX_LENGTH && frame.captured < at + HEADER_BYTES + type;
        return cut ? NOTHING : typed(frame, type, at + HEADER_BYTES, depth);
    }

    /** Of the type that stands there, with its payload behind it. */
    static int after(Frame frame, int typeAt) {
        return typed(frame, frame.uint16(typeAt), typeAt + 2);
    }

    static int typed(Frame frame, int type, int payloadAt) {
        return typed(frame, type, payloadAt, 0);
    }

    private static int typed(Frame frame, int type, int payloadAt, int depth) {
        if (depth > MAX_TAGS) {
            return NOTHING;
        }
        return switch (type) {
            case 0x0800, 0x86dd -> payloadAt;
            case 0x8100, 0x88a8, 0x9100 -> tagged(frame, payloadAt, 4, depth);
            case 0x8926 -> tagged(frame, payloadAt, 6, depth);
            case 0x8847, 0x8848 -> afterLabels(frame, payloadAt);
            case 0x8864 -> Ppp.ipAt(frame, payloadAt + 6);
            case 0x88e7 -> ethernet(frame, payloadAt + 4, depth + 1);
            default -> type <= MAX_LENGTH ? afterSnap(frame, payloadAt) : NOTHING;
        };
    }

    private static int tagged(Frame frame, int at, int tagBytes, int depth) {
        int end = at + tagBytes;
        return frame.captured <= end ? NOTHING : typed(frame, frame.uint16(end - 2), end, depth + 1);
    }

    private static int afterSnap(Frame frame, int at) {
        if (frame.captured < at + 3 || frame.uint16(at) != 0xaaaa) {
            return NOTHING;
        }
        int from = at + ((frame.uint8(at + 2) & 3) == 3 ? 3 : 4);
        if (frame.captured < from + 5 || frame.uint16(from) != 0 || frame.uint8(from + 2) != 0) {
            return NOTHING;
        }
        int type = frame.uint16(from + 3);
        return type == 0x0800 || type == 0x86dd ? from + 5 : NOTHING;
    }

    static int afterLabels(Frame frame, int at) {
        int label = at;
        while (frame.captured > label + 4) {
            label += 4;
            if ((frame.uint8(label - 2) & 1) != 0) {
                return label;
            }
        }
        return NOTHING;
    }
}
