package io.sillage.analyzer.capture;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The datagrams of one connection, taken for a tunnel: by the responder's port, else by what they begin with. What was not
 * what it should have been is not looked for again on that connection (Zeek's {@code AnalyzerViolation}).
 */
public final class UdpTunnel {
    /** How many tunnels deep packets are looked for: Zeek's {@code Tunnel::max_depth}. */
    static final int MAX_DEPTH = 4;

    static final int UDP_HEADER_BYTES = 8;

    private final Set<UdpCarrier> disproved = EnumSet.noneOf(UdpCarrier.class);
    private @Nullable UdpCarrier carrier;

    /** Whether what that datagram holds may be a tunnel; of those that are none nothing has to be remembered. */
    public static boolean mayBe(Packet packet, int respPort) {
        return UdpCarrier.of(packet, respPort) != null;
    }

    /**
     * Takes a datagram that may be one.
     *
     * @return whether it is left alone because it is already in so many tunnels, and Zeek notes that ({@code X})
     */
    public boolean take(Packet packet, int respPort) {
        carrier = UdpCarrier.of(packet, respPort);
        if (carrier == null || disproved.contains(carrier)) {
            carrier = null;
            return false;
        }
        boolean tooDeep = packet.depth >= MAX_DEPTH;
        boolean noted = tooDeep && carrier != UdpCarrier.GTP;
        carrier = tooDeep ? null : carrier;
        return noted;
    }

    /** Points the frame at what the datagram carries; false when it carries nothing that can be read. */
    boolean open(Packet packet, Frame inner) {
        if (carrier == null) {
            return false;
        }
        int captured = Math.min(packet.payloadBytes, packet.payloadCaptured) - UDP_HEADER_BYTES;
        if (captured < 0) {
            return false;
        }
        long wire = (long) captured + packet.uncaptured;
        inner.set(packet.bytes, packet.payloadAt + UDP_HEADER_BYTES, captured, wire, LinkLayer.RAW, packet.nanos);
        Content content = carrier == UdpCarrier.GTP && packet.inGtp ? Content.WRONG : carrier.open(inner);
        if (content == Content.WRONG && carrier != UdpCarrier.GTP) {
            disproved.add(carrier);
        }
        return content == Content.PACKET && inner.captured > 0;
    }

    boolean gtp() {
        return carrier == UdpCarrier.GTP;
    }
}
