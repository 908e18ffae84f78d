package io.sillage.analyzer.capture;

/**
 * Geneve (RFC 8926), as Zeek's GeneveAnalyzer reads it.
 *
 * <pre>
 * 0 version (2 bits), words of options (6 bits)    2 EtherType of the payload    4 network identifier    8 options
 * </pre>
 */
final class Geneve {
    private static final int HEADER_BYTES = 8;
    private static final int BRIDGE = 0x6558;

    private Geneve() {}

    static Content open(Frame frame) {
        if (frame.captured < HEADER_BYTES) {
            return Content.WRONG;
        }
        if (frame.uint8(0) >>> 6 != 0) {
            return Content.NOTHING;
        }
        int header = HEADER_BYTES + 4 * (frame.uint8(0) & 0x3f);
        if (frame.captured < header) {
            return Content.WRONG;
        }
        int linkType = linkType(frame.uint16(2));
        frame.strip(header, linkType);
        return linkType == LinkLayer.NOTHING ? Content.NOTHING : Content.PACKET;
    }

    private static int linkType(int type) {
        return switch (type) {
            case BRIDGE -> LinkLayer.ETHERNET;
            case 0x0800, 0x86dd -> LinkLayer.RAW;
            default -> LinkLayer.NOTHING;
        };
    }
}
