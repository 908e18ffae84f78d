package io.sillage.analyzer.capture;

/** Finds the IP packet behind a PPP protocol number (RFC 1661): two bytes, then the payload. */
final class Ppp {
    private static final int IP4 = 0x0021;
    private static final int IP6 = 0x0057;
    private static final int MPLS = 0x0281;

    private Ppp() {}

    static int ipAt(Frame frame, int at) {
        if (frame.captured <= at + 2) {
            return LinkLayer.NOTHING;
        }
        return switch (frame.uint16(at)) {
            case IP4, IP6 -> at + 2;
            case MPLS -> EtherType.afterLabels(frame, at + 2);
            default -> LinkLayer.NOTHING;
        };
    }
}
