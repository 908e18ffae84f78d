package io.sillage.analyzer.flow;

import io.sillage.analyzer.capture.Checksum;
import io.sillage.analyzer.capture.Packet;
import io.sillage.analyzer.capture.UdpTunnel;
import org.jspecify.annotations.Nullable;

/** Packets to and fro between the same ends, of UDP (RFC 768) or ICMP (RFC 792, RFC 4443). */
final class DatagramFlow extends Flow {
    static final int HEADER_BYTES = 8;

    private static final long SILENCE = 60_000_000_000L;
    /** Questions and answers of DNS and its kin are over soon; looked at that often. */
    private static final long DNS_LOOK = 10_000_000_000L;

    private static final long DNS_SILENCE = 9_000_000_000L;
    private static final int UDP_LENGTH_AT = 4;
    private static final int UDP_CHECKSUM_AT = 6;
    private static final int ICMP_CHECKSUM_AT = 2;

    private static final class Side extends Traffic {
        private int corrupt;
        private long bytes = -1;

        /** A first length below zero leaves it where it was: as if nothing had come (Zeek's UpdateLength). */
        void add(long payload) {
            bytes = bytes < 0 ? payload : bytes + payload;
        }

        boolean active() {
            return bytes >= 0;
        }

        @Override
        long bytes() {
            return Math.max(0, bytes);
        }
    }

    private final boolean udp;
    private final FlowEvents events;
    private final Side orig = new Side();
    private final Side resp = new Side();
    private @Nullable UdpTunnel tunnel;
    private boolean carries;
    private final @Nullable Roles roles;
    private final boolean multicast;

    DatagramFlow(
            FlowKey key, boolean origIsLow, long nanos, boolean udp, Timers timers, FlowEvents events, long number) {
        super(key, origIsLow, nanos, number);
        this.udp = udp;
        this.events = events;
        events.begun(number, ends(udp ? "udp" : "icmp", false), nanos);
        patience(SILENCE, timers);
        roles = udp ? Roles.of(respPort()) : null;
        multicast = roles != null && isMulticast(origIsLow ? key.highAddress() : key.lowAddress());
        if (udp && ServerPorts.dns(respPort())) {
            timers.add(nanos + DNS_LOOK, Timers.Kind.CLOSING, this, 0);
        }
    }

    @Override
    void packet(Packet packet, boolean fromLow, Timers timers) {
        boolean fromOrig = fromLow == origIsLow();
        Side side = fromOrig ? orig : resp;
        carries = false;
        if (corrupt(packet)) {
            if (udp && Scaled.noted(++side.corrupt)) {
                history().add('C', fromOrig);
            }
            return;
        }
        touched(packet.nanos());
        if (udp) {
            history().once(History.DATA, 'D', fromOrig);
            add(side, fromOrig, packet.uint16(UDP_LENGTH_AT) - HEADER_BYTES, packet.nanos());
            side.count(packet);
            look(packet);
            turn(packet, fromOrig);
        } else {
            add(side, fromOrig, packet.payloadBytes() - HEADER_BYTES, packet.nanos());
            if (packet.hasWholePayload()) {
                side.count(packet);
            }
        }
    }

    /** Zeek's UDPSessionAdapter goes on with the counts as they are: what was the one side's is the other's then. */
    private void turn(Packet packet, boolean fromOrig) {
        int length = Math.min(packet.payloadBytes(), packet.payloadCaptured()) - HEADER_BYTES;
        if (roles != null && roles.reversed(packet, HEADER_BYTES, length, fromOrig, multicast)) {
            flip();
            history().flipped();
            events.flipped(number());
        }
    }

    /** Zeek's {@code IPAddr::IsMulticast}: of IPv4 only the first sixteenth of the range. */
    private static boolean isMulticast(byte[] address) {
        return (address[0] & 0xff) == (address.length == 4 ? 224 : 255);
    }

    /** Zeek forwards by the responder's port, in both directions. */
    private void look(Packet packet) {
        carries = UdpTunnel.mayBe(packet, respPort());
        if (!carries) {
            return;
        }
        if (tunnel == null) {
            tunnel = new UdpTunnel();
        }
        if (tunnel.take(packet, respPort())) {
            history().once(History.LIMIT, 'X', true);
        }
    }

    @Override
    @Nullable
    UdpTunnel tunnel() {
        return carries ? tunnel : null;
    }

    private void add(Side side, boolean fromOrig, long payload, long nanos) {
        side.add(payload);
        events.moved(number(), fromOrig, Math.max(0, payload), nanos);
    }

    /** UDP over IPv4 may leave the checksum out: then it is zero, which is also what hardware is left. */
    private boolean corrupt(Packet packet) {
        return packet.checksum(udp ? UDP_CHECKSUM_AT : ICMP_CHECKSUM_AT) == Checksum.WRONG;
    }

    @Override
    boolean expired(Timers.Kind kind, long now, Timers timers) {
        if (now - last() >= DNS_SILENCE) {
            return true;
        }
        timers.add(now + DNS_LOOK, Timers.Kind.CLOSING, this, 0);
        return false;
    }

    @Override
    void ended(FlowRecord record) {
        events.ended(number(), record);
    }

    @Override
    FlowRecord record(boolean open) {
        return new FlowRecord(
                number(),
                udp ? "udp" : "icmp",
                key().protocol(),
                orig(orig),
                resp(resp),
                start(),
                last(),
                open,
                udp ? ConnState.ofDatagrams(orig.active(), resp.active()) : "OTH",
                history().text(),
                key().oneWay(),
                0);
    }
}
