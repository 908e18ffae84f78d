package io.sillage.analyzer.capture;

import java.util.Queue;

/**
 * Data frames of wireless networks (IEEE 802.11-2020 section 9.3.2), as Zeek's IEEE802_11Analyzer reads them.
 *
 * <pre>
 * 0 type: 0c must be 08; subtype: 40 no data, 80 quality of service    1 flags: 03 four addresses, 40 encrypted
 * 24 the fourth address (6)    quality of service (2): 80 in its first byte says that the frame holds several packets
 * then  aa aa 03 00 00 00    6 EtherType    8 payload
 * several: 12 length of what follows    14 the same    padding
 * </pre>
 */
final class Wifi {
    private static final int NOTHING = LinkLayer.NOTHING;
    private static final int HEADER_BYTES = 24;
    private static final int ADDRESS_BYTES = 6;
    private static final int QUALITY_BYTES = 2;
    private static final int SUBFRAME_BYTES = 14;

    private Wifi() {}

    /** Where the IP packet is, of a frame that holds one. */
    static int ipAt(Frame frame, int at) {
        int inside = payloadAt(frame, at);
        return inside == NOTHING || isAggregate(frame, at) ? NOTHING : insideAt(frame, inside);
    }

    /** Behind the LLC header that begins there. */
    static int insideAt(Frame frame, int at) {
        if (frame.captured < at + 8 || frame.uint16(at) != 0xaaaa || frame.uint16(at + 2) != 0x0300) {
            return NOTHING;
        }
        int type = frame.uint16(at + 6);
        return frame.uint16(at + 4) == 0 && (type == 0x0800 || type == 0x86dd) ? at + 8 : NOTHING;
    }

    /** Adds a frame for each packet that such a frame holds, if it is one for several; those after a wrong length are lost. */
    static void split(Frame frame, Queue<Frame> out) {
        int from = LinkLayer.wifiAt(frame);
        int at = from == NOTHING ? NOTHING : payloadAt(frame, from);
        if (at == NOTHING || !isAggregate(frame, from)) {
            return;
        }
        while (frame.captured >= at + SUBFRAME_BYTES) {
            int length = frame.uint16(at + 12);
            at += SUBFRAME_BYTES;
            if (frame.captured < at + length) {
                return;
            }
            Frame inner = new Frame();
            inner.set(frame.bytes, frame.offset + at, length, length, LinkLayer.SNAP, frame.nanos);
            out.add(inner);
            // Zeek passes over the remainder of the length, not over what is missing to four bytes.
            at += length + (frame.captured >= at + length + length % 4 ? length % 4 : 0);
        }
    }

    private static boolean isAggregate(Frame frame, int at) {
        return hasQuality(frame, at) && (frame.uint8(at + addressBytes(frame, at)) & 0x80) != 0;
    }

    private static boolean hasQuality(Frame frame, int at) {
        return (frame.uint8(at) & 0x80) != 0;
    }

    private static int addressBytes(Frame frame, int at) {
        return HEADER_BYTES + ((frame.uint8(at + 1) & 3) == 3 ? ADDRESS_BYTES : 0);
    }

    private static int payloadAt(Frame frame, int at) {
        if (frame.captured <= at + HEADER_BYTES) {
            return NOTHING;
        }
        boolean data = (frame.uint8(at) & 0x08) != 0 && (frame.uint8(at) & 0x40) == 0;
        boolean quality = hasQuality(frame, at);
        boolean encrypted = quality && (frame.uint8(at + 1) & 0x40) != 0;
        int header = addressBytes(frame, at) + (quality ? QUALITY_BYTES : 0);
        return data && !encrypted && frame.captured > at + header ? at + header : NOTHING;
    }
}
