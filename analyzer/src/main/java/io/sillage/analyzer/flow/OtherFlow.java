package io.sillage.analyzer.flow;

import io.sillage.analyzer.capture.Packet;

/**
 * Packets of an IP protocol other than TCP, UDP and ICMP between two hosts (Zeek's UnknownIPTransportAnalyzer): they are
 * counted, and nothing is known of their payload.
 */
final class OtherFlow extends Flow {
    private static final String TRANSPORT = "unknown_transport";
    private static final long SILENCE = 60_000_000_000L;

    private final FlowEvents events;
    private final Traffic orig = new Traffic();
    private final Traffic resp = new Traffic();

    OtherFlow(FlowKey key, boolean origIsLow, long nanos, Timers timers, FlowEvents events, long number) {
        super(key, origIsLow, nanos, number);
        this.events = events;
        events.begun(number, ends(TRANSPORT, false), nanos);
        patience(SILENCE, timers);
    }

    @Override
    void packet(Packet packet, boolean fromLow, Timers timers) {
        touched(packet.nanos());
        (fromLow == origIsLow() ? orig : resp).count(packet);
    }

    @Override
    boolean expired(Timers.Kind kind, long now, Timers timers) {
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
                TRANSPORT,
                key().protocol(),
                orig(orig),
                resp(resp),
                start(),
                last(),
                open,
                "OTH",
                history().text(),
                false,
                0);
    }
}
