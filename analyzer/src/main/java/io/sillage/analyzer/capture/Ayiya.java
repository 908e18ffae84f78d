package io.sillage.analyzer.capture;

/**
 * AYIYA (draft-massar-v6ops-ayiya-02), as Zeek's AYIYAAnalyzer reads it.
 *
 * <pre>
 * 0 log2 of the identity's length (4 bits)    1 words of the signature (4 bits)    2 operation (low 4 bits), 1 is forward
 * 3 IP protocol of the payload    8 identity, signature
 * </pre>
 */
final class Ayiya {
    private static final int HEADER_BYTES = 8;
    private static final int FORWARD = 1;

    private Ayiya() {}

    static Content open(Frame frame) {
        if (frame.captured < HEADER_BYTES) {
            return Content.WRONG;
        }
        // Zeek keeps the identity's length in a byte.
        int identity = 1 << (frame.uint8(0) >>> 4) & 0xff;
        int header = HEADER_BYTES + identity + 4 * (frame.uint8(1) >>> 4);
        if (frame.captured < header) {
            return Content.WRONG;
        }
        int protocol = frame.uint8(3);
        if ((frame.uint8(2) & 0x0f) != FORWARD || protocol != 4 && protocol != 41) {
            return Content.NOTHING;
        }
        frame.strip(header, LinkLayer.RAW);
        return Content.PACKET;
    }
}
