package io.sillage.analyzer.capture;

/**
 * Teredo (RFC 4380), as Zeek's TeredoAnalyzer reads it: all of an IPv6 packet must be there, and nothing else.
 *
 * <pre>
 * authentication  0 0001    2 length of the identifier    3 length of the value    4 both, nonce (8), confirmation (1)
 * origin          0 0000    2 port, 4 address
 * </pre>
 */
final class Teredo {
    private static final int ORIGIN_BYTES = 8;
    private static final int IP_BYTES = 40;
    private static final int AUTHENTICATION_BYTES = 13;
    /** 2001:0::/32, the prefix of Teredo's addresses. */
    private static final int PREFIX = 0x20010000;

    private static final int NO_NEXT = 59;

    private Teredo() {}

    static Content open(Frame frame) {
        int at = 0;
        if (tag(frame, at) == 1) {
            at = frame.captured < 4 ? LinkLayer.NOTHING : AUTHENTICATION_BYTES + frame.uint8(2) + frame.uint8(3);
        }
        if (tag(frame, at) == 0) {
            at += ORIGIN_BYTES;
        }
        if (tag(frame, at) >>> 12 != 6 || frame.captured < at + IP_BYTES) {
            return Content.WRONG;
        }
        frame.strip(at, LinkLayer.RAW);
        InnerIp inner = InnerIp.check(frame, 6);
        boolean bubble = inner == InnerIp.LONG && frame.uint8(6) == NO_NEXT && frame.uint16(4) == 0;
        return inner == InnerIp.FITS ? Content.PACKET : bubble ? Content.NOTHING : Content.WRONG;
    }

    private static int tag(Frame frame, int at) {
        return at >= 0 && at + 2 <= frame.captured ? frame.uint16(at) : 0xffff;
    }

    /**
     * Whether a datagram looks like it, on a port that says nothing (Zeek's {@code TeredoAnalyzer::DetectProtocol}): an IPv6
     * packet from or to a Teredo address, or one after the headers above.
     */
    static boolean detected(byte[] bytes, int at, int length) {
        if (length < IP_BYTES) {
            return false;
        }
        int first = Bytes.uint8(bytes, at);
        int second = Bytes.uint8(bytes, at + 1);
        boolean ip = first >>> 4 == 6;
        if (!ip && (first != 0 || second > 1)) {
            return false;
        }
        boolean address = Bytes.int32(bytes, at + 8) == PREFIX || Bytes.int32(bytes, at + 24) == PREFIX;
        return ip && address || afterHeaders(bytes, at, length, second);
    }

    /** By the second byte alone, as Zeek does it. */
    private static boolean afterHeaders(byte[] bytes, int at, int length, int kind) {
        int skipped = 0;
        int tag = kind;
        if (kind == 1) {
            skipped = AUTHENTICATION_BYTES + Bytes.uint8(bytes, at + 2) + Bytes.uint8(bytes, at + 3);
            if (length < skipped + IP_BYTES) {
                return false;
            }
            tag = Bytes.uint16(bytes, at + skipped);
        }
        int ip = skipped + ORIGIN_BYTES;
        return tag == 0 && length >= ip + IP_BYTES && Bytes.uint8(bytes, at + ip) >>> 4 == 6;
    }
}
