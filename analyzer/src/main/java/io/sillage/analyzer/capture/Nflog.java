package io.sillage.analyzer.capture;

/**
 * Finds the IP packet in a frame of Linux' netfilter log (tcpdump.org/linktypes/LINKTYPE_NFLOG.html).
 *
 * <pre>
 * 0 family: 2 IPv4, 10 IPv6    1 version    4 values
 * value    0 its length with this head, 2 its type, both little-endian; 9 is the packet, the others are padded to 4 bytes
 * </pre>
 */
final class Nflog {
    private static final int PAYLOAD = 9;
    private static final int HEAD_BYTES = 4;

    private Nflog() {}

    static int ipAt(Frame frame) {
        boolean known =
                frame.captured > HEAD_BYTES && (frame.uint8(0) == 2 || frame.uint8(0) == 10) && frame.uint8(1) == 0;
        int at = known ? HEAD_BYTES : frame.captured;
        while (frame.captured > at + HEAD_BYTES) {
            int length = LinkLayer.littleEndian16(frame, at);
            if (LinkLayer.littleEndian16(frame, at + 2) == PAYLOAD) {
                return at + HEAD_BYTES;
            }
            if (length < HEAD_BYTES) {
                break;
            }
            at += (length + 3) / 4 * 4;
        }
        return LinkLayer.NOTHING;
    }
}
