package io.sillage.analyzer.capture;

/**
 * What a checksum says (RFC 1071; the pseudo header of RFC 9293 section 3.1 and RFC 8200 section 8.1).
 *
 * <p>Packets captured on the host that sends them often carry none yet, because the network card is to fill it in: Linux
 * leaves the sum of the pseudo header there, others a zero. That is no damage.
 */
public enum Checksum {
    RIGHT,
    WRONG,
    /** The network card was to fill it in. */
    LEFT_TO_HARDWARE,
    /** Not all of the packet was captured, or nobody asked. */
    UNKNOWN;

    static Checksum of(Packet packet, int fieldAt) {
        int field = packet.uint16(fieldAt);
        long pseudo = packet.protocol == Packet.ICMP ? 0 : pseudo(packet);
        if (fold(pseudo + sum(packet.bytes, packet.payloadAt, packet.payloadBytes)) == 0xffff) {
            return RIGHT;
        }
        if (packet.checksums == Checksums.CHECK) {
            return field == 0 && mayBeAbsent(packet) ? UNKNOWN : WRONG;
        }
        return field == 0 || field == fold(pseudo) ? LEFT_TO_HARDWARE : WRONG;
    }

    /** UDP may have none over IPv4 (RFC 768), and over IPv6 as VXLAN (RFC 7348, RFC 6935; Zeek's UDPAnalyzer). */
    private static boolean mayBeAbsent(Packet packet) {
        return packet.udp() && (!packet.v6 || Vxlan.isLikely(packet));
    }

    /** Whether an IPv4 header is what its sender wrote. */
    static Checksum ofHeader(byte[] bytes, int at, int length, Checksums how) {
        if (how == Checksums.IGNORE) {
            return UNKNOWN;
        }
        if (fold(sum(bytes, at, length)) == 0xffff) {
            return RIGHT;
        }
        return how == Checksums.AUTO && Bytes.uint16(bytes, at + 10) == 0 ? LEFT_TO_HARDWARE : WRONG;
    }

    private static long pseudo(Packet packet) {
        return words(packet.sourceHigh)
                + words(packet.sourceLow)
                + words(packet.targetHigh)
                + words(packet.targetLow)
                + packet.payloadBytes
                + packet.protocol;
    }

    private static long words(long value) {
        return (value >>> 32) + (value & 0xffff_ffffL);
    }

    /** Sums eight bytes at a time: one's complement addition does not mind where the carries are folded. */
    private static long sum(byte[] bytes, int from, int length) {
        long sum = 0;
        int at = from;
        int end = from + length;
        for (; at + 8 <= end; at += 8) {
            sum += words(Bytes.int64(bytes, at));
        }
        for (; at + 2 <= end; at += 2) {
            sum += Bytes.uint16(bytes, at);
        }
        return at < end ? sum + (Bytes.uint8(bytes, at) << 8) : sum;
    }

    private static int fold(long sum) {
        long folded = words(sum);
        folded = (folded >>> 16) + (folded & 0xffff);
        folded = (folded >>> 16) + (folded & 0xffff);
        return (int) ((folded >>> 16) + (folded & 0xffff));
    }
}
