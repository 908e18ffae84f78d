package io.sillage.analyzer.capture;

/**
 * VXLAN (RFC 7348), as Zeek's VXLAN_Analyzer reads it.
 *
 * <pre>
 * 0 flags: 08 there is a network identifier    4 network identifier    8 Ethernet frame
 * </pre>
 */
final class Vxlan {
    static final int PORT = 4789;

    private static final int HEADER_BYTES = 8;

    private Vxlan() {}

    /** By the port that a datagram goes to, and its first byte. */
    static boolean isLikely(Packet packet) {
        boolean room = packet.payloadBytes > UdpTunnel.UDP_HEADER_BYTES + HEADER_BYTES + 14;
        return room && packet.uint16(2) == PORT && (packet.uint8(UdpTunnel.UDP_HEADER_BYTES) & 0x08) != 0;
    }

    static Content open(Frame frame) {
        if (frame.captured < HEADER_BYTES || (frame.uint8(0) & 0x08) == 0) {
            return Content.WRONG;
        }
        frame.strip(HEADER_BYTES, LinkLayer.ETHERNET);
        return Content.PACKET;
    }
}
