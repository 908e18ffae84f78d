package io.sillage.analyzer.capture;

/**
 * Finds the IP packet in a frame, by the frame's link type (tcpdump.org/linktypes.html).
 *
 * <pre>
 * Ethernet      12 type or length    14 payload
 * FDDI          21 payload, whatever it is (Zeek's FDDIAnalyzer)
 * Linux cooked  14 type             16 payload
 * Linux v2       0 type             20 payload
 * BSD loopback   0 family in the capturing host's order (null) or network order (loop)    4 payload
 * radiotap       2 length of the header, little-endian        then 802.11
 * PPI            2 length of the header    4 link type of what follows, both little-endian
 * Prism          4 length of the header, little-endian        then 802.11
 * </pre>
 */
final class LinkLayer {
    static final int NOTHING = -1;

    private static final int NULL = 0;
    static final int ETHERNET = 1;
    private static final int PPP = 9;
    private static final int FDDI = 10;
    private static final int RAW_BSD = 12;
    private static final int RAW_OPENBSD = 14;
    private static final int PPP_HDLC = 50;
    static final int RAW = 101;
    static final int WIFI = 105;
    private static final int LOOP = 108;
    private static final int COOKED = 113;
    private static final int PRISM = 119;
    private static final int RADIOTAP = 127;
    private static final int PPI = 192;
    private static final int IPV4 = 228;
    private static final int IPV6 = 229;
    private static final int NFLOG = 239;
    private static final int COOKED_2 = 276;
    /** Of no capture: the inside of an 802.11 frame. */
    static final int SNAP = -2;

    private static final int FDDI_BYTES = 21;

    private LinkLayer() {}

    static boolean knows(int linkType) {
        return switch (linkType) {
            case NULL,
                    ETHERNET,
                    PPP,
                    FDDI,
                    RAW_BSD,
                    RAW_OPENBSD,
                    PPP_HDLC,
                    RAW,
                    LOOP,
                    COOKED,
                    IPV4,
                    IPV6,
                    NFLOG,
                    COOKED_2 -> true;
            case WIFI, PRISM, RADIOTAP, PPI, SNAP -> true;
            default -> false;
        };
    }

    /** Where the IP header begins, counted from the frame's first byte; {@link #NOTHING} when there is none. */
    static int ipAt(Frame frame) {
        return switch (frame.linkType) {
            case ETHERNET -> EtherType.ethernet(frame, 0);
            case COOKED -> frame.captured < 16 ? NOTHING : EtherType.after(frame, 14);
            case COOKED_2 -> frame.captured < 20 ? NOTHING : EtherType.typed(frame, frame.uint16(0), 20);
            case NULL, LOOP -> 4;
            case PPP -> Ppp.ipAt(frame, frame.captured >= 4 && frame.uint16(0) == 0xff03 ? 2 : 0);
            case PPP_HDLC -> Ppp.ipAt(frame, 2);
            case FDDI -> frame.captured > FDDI_BYTES ? FDDI_BYTES : NOTHING;
            case NFLOG -> Nflog.ipAt(frame);
            case SNAP -> Wifi.insideAt(frame, 0);
            case RAW_BSD, RAW_OPENBSD, RAW, IPV4, IPV6 -> 0;
            default -> overRadio(frame);
        };
    }

    private static int overRadio(Frame frame) {
        int ethernet = frame.linkType == PPI ? afterPpi(frame, ETHERNET) : NOTHING;
        int wifi = wifiAt(frame);
        return ethernet != NOTHING
                ? EtherType.ethernet(frame, ethernet)
                : wifi == NOTHING ? NOTHING : Wifi.ipAt(frame, wifi);
    }

    /** Where an 802.11 header begins, {@link #NOTHING} when there is none. */
    static int wifiAt(Frame frame) {
        return switch (frame.linkType) {
            case WIFI -> 0;
            case RADIOTAP -> frame.captured < 4 ? NOTHING : within(frame, littleEndian16(frame, 2));
            case PRISM -> frame.captured < 8 ? NOTHING : within(frame, littleEndian32(frame, 4));
            case PPI -> afterPpi(frame, WIFI);
            default -> NOTHING;
        };
    }

    private static int afterPpi(Frame frame, int linkType) {
        boolean that = frame.captured >= 8 && littleEndian32(frame, 4) == linkType;
        return that ? within(frame, littleEndian16(frame, 2)) : NOTHING;
    }

    private static int within(Frame frame, int at) {
        return at >= 0 && at < frame.captured ? at : NOTHING;
    }

    static int littleEndian16(Frame frame, int at) {
        return frame.uint8(at) | frame.uint8(at + 1) << 8;
    }

    private static int littleEndian32(Frame frame, int at) {
        return littleEndian16(frame, at) | littleEndian16(frame, at + 2) << 16;
    }
}
