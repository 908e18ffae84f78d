package io.sillage.analyzer.capture;

/**
 * VXLAN (RFC 7348), as Zeek's VXLAN_Analyzer reads it.
 *
 * <pre>
 * 0 flags: 08 there is a network identifier    4 network identifier    8 Ethernet frame
 * </pre>
 */
final class Vxlan {
    private static final int HEADER_BYTES = 8;

    private Vxlan() {}

    static Content open(Frame frame) {
        if (frame.captured < HEADER_BYTES || (frame.uint8(0) & 0x08) == 0) {
            return Content.WRONG;
        }
        frame.strip(HEADER_BYTES, LinkLayer.ETHERNET);
        return Content.PACKET;
    }
}
