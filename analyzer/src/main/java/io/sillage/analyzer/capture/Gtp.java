package io.sillage.analyzer.capture;

/**
 * User data of GTP version 1 (3GPP TS 29.281), as Zeek's GTPv1_Analyzer reads it: all of the inner packet must be there,
 * and nothing else.
 *
 * <pre>
 * 0 version (3 bits), 10 GTP, 04 extensions, 02 sequence number, 01 N-PDU number    1 message type, 255 is data
 * 4 tunnel    8 where any of those three bits is set: sequence number, N-PDU number, type of the first extension
 * extension    0 its length in 4 bytes    last byte: type of the next one, 0 is none
 * </pre>
 */
final class Gtp {
    private static final int HEADER_BYTES = 8;
    private static final int DATA = 255;

    private Gtp() {}

    static Content open(Frame frame) {
        if (frame.captured < HEADER_BYTES) {
            return Content.WRONG;
        }
        int flags = frame.uint8(0);
        if (flags >>> 5 != 1) {
            return Content.WRONG;
        }
        if ((flags & 0x10) == 0 || frame.uint8(1) != DATA) {
            return Content.NOTHING;
        }
        int header = (flags & 4) == 0 ? HEADER_BYTES : pastExtensions(frame, HEADER_BYTES + 4);
        header = (flags & 7) != 0 && (flags & 4) == 0 ? HEADER_BYTES + 4 : header;
        if (header == LinkLayer.NOTHING || frame.captured < header + 20) {
            return Content.WRONG;
        }
        frame.strip(header, LinkLayer.RAW);
        return InnerIp.check(frame, frame.uint8(0) >>> 4) == InnerIp.FITS ? Content.PACKET : Content.WRONG;
    }

    /** Zeek reads at least one extension where the bit is set, whatever the first type is. */
    private static int pastExtensions(Frame frame, int from) {
        int at = from;
        while (at < frame.captured) {
            int length = 4 * frame.uint8(at);
            if (length == 0 || at + length > frame.captured) {
                break;
            }
            at += length;
            if (frame.uint8(at - 1) == 0) {
                return at;
            }
        }
        return LinkLayer.NOTHING;
    }
}
