package io.sillage.analyzer.capture;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Takes IP packets out of frames, and packets out of the packets that carry them. */
public final class PacketDecoder {
    private final IpDecoder ip;
    private final Frame inner = new Frame();
    private final Queue<Frame> pending = new ArrayDeque<>();
    private long unread;

    /** @param checksums how they are to be taken */
    public PacketDecoder(Checksums checksums) {
        ip = new IpDecoder(checksums);
    }

    /** Frames of a link type that it does not know. */
    public long unreadFrames() {
        return unread;
    }

    /** Packets whose headers contradict themselves or the frame. */
    public long malformedPackets() {
        return ip.malformed();
    }

    /** IPv4 packets whose header's checksum is wrong. */
    public long damagedPackets() {
        return ip.damaged();
    }

    /** Incomplete packets that were given up because too many were waiting for their fragments. */
    public long abandonedFragments() {
        return ip.abandonedFragments();
    }

    /** Fills the packet; false when the frame holds none, or only a fragment that others are awaited for. */
    public boolean decode(Frame frame, Packet packet) {
        pending.clear();
        Wifi.split(frame, pending);
        return pending.isEmpty() ? outermost(frame, packet) : next(packet);
    }

    private boolean outermost(Frame frame, Packet packet) {
        packet.depth = 0;
        packet.inGtp = false;
        return unwrap(frame, packet);
    }

    /** Of a frame that holds several packets. */
    private boolean next(Packet packet) {
        while (!pending.isEmpty()) {
            if (outermost(pending.remove(), packet)) {
                return true;
            }
        }
        return false;
    }

    /**
     * After each packet: fills it anew with what it carried, if that was another one, or else with the next one of the frame;
     * so the order is from the outside to the inside.
     *
     * @param tunnel that the packet's connection may be, as {@link UdpTunnel#take} left it; null when it can be none
     * @return whether there was another packet
     */
    public boolean carried(Packet packet, @Nullable UdpTunnel tunnel) {
        if (tunnel == null || !tunnel.open(packet, inner)) {
            return next(packet);
        }
        packet.depth++;
        packet.inGtp = tunnel.gtp();
        return unwrap(inner, packet) || next(packet);
    }

    /** Past the tunnels that are no connections. */
    private boolean unwrap(Frame frame, Packet packet) {
        boolean found = ip(frame, packet);
        while (found && Tunnel.is(packet.protocol)) {
            found = packet.depth < UdpTunnel.MAX_DEPTH && Tunnel.open(packet, inner) && ip(inner, packet);
            packet.depth++;
            packet.inGtp = false;
        }
        return found;
    }

    private boolean ip(Frame frame, Packet packet) {
        int at = LinkLayer.ipAt(frame);
        if (at == LinkLayer.NOTHING) {
            unread += LinkLayer.knows(frame.linkType) ? 0 : 1;
            return false;
        }
        return ip.decode(frame, at, packet);
    }
}
