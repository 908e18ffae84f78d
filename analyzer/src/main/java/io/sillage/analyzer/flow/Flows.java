package io.sillage.analyzer.flow;

import io.sillage.analyzer.capture.Packet;
import io.sillage.analyzer.capture.UdpTunnel;
import java.util.Comparator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All connections of a capture. Packets go in, by their time; a record comes out when a connection is over, so memory
 * grows with the open ones only, up to a limit.
 */
public final class Flows {
    private static final int ICMP6 = 58;
    private static final long BROADCAST = 0xffff_ffffL;

    /** What all connections together may hold of bytes that wait for those before them. */
    private static final long MAX_EARLY_BYTES = 256L << 20;

    private final OpenFlows open = new OpenFlows();
    private final Timers timers = new Timers();
    private final Allowance early = new Allowance(MAX_EARLY_BYTES);
    private final FlowKey probe = new FlowKey();
    private final Segment segment = new Segment();
    private final int maxOpen;
    private final Consumer<? super FlowRecord> out;
    private final TcpEvents events;
    private long now = Long.MIN_VALUE;
    private long packets;
    private long evicted;
    private long begun;

    /** @param maxOpen when more are open at once, those without a packet for longest are given up, and counted;
     *     if most are unanswered, of these; never the newest */
    public Flows(int maxOpen, Consumer<? super FlowRecord> out) {
        this(maxOpen, out, TcpEvents.NONE);
    }

    /** @param events is told what happens on connections while they last */
    public Flows(int maxOpen, Consumer<? super FlowRecord> out, TcpEvents events) {
        this.maxOpen = maxOpen;
        this.out = out;
        this.events = events;
    }

    /** How many packets belonged to a connection. */
    public long packets() {
        return packets;
    }

    /** How many connections were given up because too many were open; each has its record. */
    public long evicted() {
        return evicted;
    }

    /** How many timers wait. */
    int timers() {
        return timers.count();
    }

    /**
     * Takes a packet.
     *
     * @return the tunnel that its connection may be, to be looked into next; null when there is none
     */
    public @Nullable UdpTunnel accept(Packet packet) {
        now = Math.max(now, packet.nanos());
        for (Timers.Timer timer = timers.due(now); timer != null; timer = timers.due(now)) {
            fire(timer);
        }
        if (packet.tcp()) {
            tcp(packet);
        } else if (packet.udp()) {
            return udp(packet);
        } else if (packet.icmp()) {
            icmp(packet);
        } else {
            other(packet);
        }
        return null;
    }

    private void fire(Timers.Timer timer) {
        Flow flow = timer.flow();
        boolean over = timer.kind() == Timers.Kind.SILENCE
                ? flow.silent(timer.generation(), now, timers)
                : flow.current(timer) && flow.expired(timer.kind(), now, timers);
        if (over) {
            remove(flow, false);
        }
    }

    private void tcp(Packet packet) {
        if (!has(packet, Segment.MIN_BYTES)) {
            return;
        }
        int source = packet.uint16(0);
        int target = packet.uint16(2);
        boolean low = probe.set(packet, source, target, false);
        Flow flow = find(packet);
        if (flow == null) {
            boolean flip = !Segment.opens(packet) && looksBackwards(packet, source, target);
            flow = begin(
                    new TcpFlow(
                            probe.copy(),
                            low != flip,
                            packet.nanos(),
                            !Segment.hasSyn(packet),
                            segment,
                            timers,
                            events,
                            early,
                            ++begun),
                    flip);
        }
        deliver(flow, packet, low);
    }

    /** Whether a connection that was met in mid-stream was met with a packet of its server. */
    private static boolean looksBackwards(Packet packet, int source, int target) {
        if (!ServerPorts.tcp(source)) {
            return false;
        }
        // A SYN-ACK from one server port to another may be a scan in disguise.
        return !ServerPorts.tcp(target) || !Segment.hasSyn(packet) && source < target;
    }

    private @Nullable UdpTunnel udp(Packet packet) {
        if (!has(packet, DatagramFlow.HEADER_BYTES)) {
            return null;
        }
        int source = packet.uint16(0);
        int target = packet.uint16(2);
        boolean low = probe.set(packet, source, target, false);
        Flow flow = find(packet);
        if (flow == null) {
            boolean broadcast = !packet.v6() && packet.targetLow() == BROADCAST;
            boolean flip = ServerPorts.udp(source) && !ServerPorts.udp(target) && !broadcast;
            flow = begin(
                    new DatagramFlow(probe.copy(), low != flip, packet.nanos(), true, timers, events, ++begun), flip);
        }
        deliver(flow, packet, low);
        return flow.tunnel();
    }

    private void icmp(Packet packet) {
        if (!has(packet, DatagramFlow.HEADER_BYTES)) {
            return;
        }
        int type = packet.uint8(0);
        int answer = IcmpTypes.answer(type, packet.protocol() == ICMP6);
        boolean oneWay = answer == IcmpTypes.NONE;
        boolean low = probe.set(packet, type, oneWay ? packet.uint8(1) : answer, oneWay);
        Flow flow = find(packet);
        if (flow == null) {
            flow = begin(new DatagramFlow(probe.copy(), low, packet.nanos(), false, timers, events, ++begun), false);
        }
        deliver(flow, packet, low);
    }

    private void other(Packet packet) {
        boolean low = probe.set(packet, 0, 0, false);
        Flow flow = find(packet);
        if (flow == null) {
            flow = begin(new OtherFlow(probe.copy(), low, packet.nanos(), timers, events, ++begun), false);
        }
        deliver(flow, packet, low);
    }

    private void deliver(Flow flow, Packet packet, boolean fromLow) {
        if (flow.isAnsweredBy(fromLow)) {
            open.answered(flow);
        }
        flow.packet(packet, fromLow, timers);
    }

    private static boolean has(Packet packet, int bytes) {
        return packet.payloadBytes() >= bytes && packet.payloadCaptured() >= bytes;
    }

    private @Nullable Flow find(Packet packet) {
        packets++;
        Flow flow = open.find(probe);
        if (flow != null && flow.endedBy(packet)) {
            remove(flow, false);
            return null;
        }
        return flow;
    }

    private Flow begin(Flow flow, boolean flipped) {
        if (flipped) {
            flow.history().flipped();
        }
        // before it is one of them: it is not to give way to itself
        if (open.count() >= maxOpen && open.count() > 0) {
            evicted++;
            remove(open.first(), true);
        }
        open.add(flow);
        return flow;
    }

    private void remove(Flow flow, boolean stillOpen) {
        flow.remove();
        timers.removed(flow);
        open.remove(flow);
        handOn(flow, stillOpen);
    }

    private void handOn(Flow flow, boolean stillOpen) {
        FlowRecord record = flow.record(stillOpen);
        out.accept(record);
        flow.ended(record);
    }

    /** The capture is over: hands on what is still open, by the time of its beginning. */
    public void end() {
        open.all()
                .sorted(Comparator.comparingLong(Flow::start).thenComparingLong(Flow::number))
                .forEach(flow -> handOn(flow, true));
        open.clear();
    }
}
