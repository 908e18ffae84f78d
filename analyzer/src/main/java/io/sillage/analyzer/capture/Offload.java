package io.sillage.analyzer.capture;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Decides whether the checksums of a capture mean anything. Those that hardware was to fill in are known one by one; but
 * captures are also anonymised or rewritten, and then most of their checksums are wrong.
 */
public final class Offload {
    private static final int LOOKED_AT = 2000;
    private static final int TCP_CHECKSUM = 16;
    private static final int UDP_CHECKSUM = 6;

    private Offload() {}

    /**
     * False when half of the first checksums are wrong.
     *
     * @throws IOException when the capture can't be read
     * @throws IllegalArgumentException when it is none
     */
    public static boolean checksumsTell(Path capture) throws IOException {
        PacketDecoder decoder = new PacketDecoder(Checksums.AUTO);
        int right = 0;
        int wrong = 0;
        try (CaptureReader reader = Captures.open(capture)) {
            Frame frame = new Frame();
            Packet packet = new Packet();
            for (int i = 0; i < LOOKED_AT && reader.next(frame); i++) {
                if (decoder.decode(frame, packet)) {
                    Checksum checksum = checksum(packet);
                    right += checksum == Checksum.RIGHT ? 1 : 0;
                    wrong += checksum == Checksum.WRONG ? 1 : 0;
                }
            }
        }
        return wrong + decoder.damagedPackets() <= right;
    }

    private static Checksum checksum(Packet packet) {
        int at = packet.tcp() ? TCP_CHECKSUM : packet.udp() ? UDP_CHECKSUM : -1;
        return at < 0 || packet.payloadBytes() < at + 2 ? Checksum.UNKNOWN : packet.checksum(at);
    }
}
