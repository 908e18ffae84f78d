package io.sillage.analyzer.capture;

/** Whether an IP packet fills what carries it, to the byte: Zeek's {@code IP::ParsePacket}. */
enum InnerIp {
    FITS,
    /** Some of it is missing. */
    SHORT,
    /** Something follows it. */
    LONG,
    /** It is none of that version. */
    OTHER;

    /** @param version that is expected */
    static InnerIp check(Frame frame, int version) {
        return switch (version) {
            case 4 -> frame.captured < 20 || frame.uint8(0) >>> 4 != 4 ? OTHER : compare(frame, frame.uint16(2));
            case 6 -> check6(frame);
            default -> OTHER;
        };
    }

    private static InnerIp check6(Frame frame) {
        if (frame.captured < 40) {
            return SHORT;
        }
        return frame.uint8(0) >>> 4 != 6 ? OTHER : compare(frame, 40 + frame.uint16(4));
    }

    private static InnerIp compare(Frame frame, int length) {
        return frame.captured == length ? FITS : frame.captured < length ? SHORT : LONG;
    }
}
