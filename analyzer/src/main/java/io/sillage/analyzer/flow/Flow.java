package io.sillage.analyzer.flow;

import io.sillage.analyzer.capture.Packet;
import io.sillage.analyzer.capture.UdpTunnel;
import org.jspecify.annotations.Nullable;

/** A connection in the making. */
abstract class Flow {
    private final FlowKey key;
    private final long number;
    private final History history = new History();
    private boolean origIsLow;
    private final long start;
    private long last;
    private long patienceNanos;
    private int patienceGeneration;
    private int timers;
    private boolean lowHeard;
    private boolean highHeard;
    private boolean removed;

    Flow(FlowKey key, boolean origIsLow, long nanos, long number) {
        this.key = key;
        this.number = number;
        this.origIsLow = origIsLow;
        start = nanos;
        last = nanos;
    }

    /** Takes a packet of it. */
    abstract void packet(Packet packet, boolean fromLow, Timers timers);

    /** Whether that packet, although it has the same addresses, begins another connection. */
    boolean endedBy(Packet packet) {
        return false;
    }

    /** A timer of its own kind; returns whether the connection is over. */
    abstract boolean expired(Timers.Kind kind, long now, Timers timers);

    /** What its last packet may carry packets of; null when nothing. */
    @Nullable
    UdpTunnel tunnel() {
        return null;
    }

    /** Whether the flow has not moved on since that timer was set. */
    boolean current(Timers.Timer timer) {
        return true;
    }

    abstract FlowRecord record(boolean open);

    /** Its record was handed on. */
    abstract void ended(FlowRecord record);

    /** Counts the connections of a reading, from 1. */
    long number() {
        return number;
    }

    FlowKey key() {
        return key;
    }

    History history() {
        return history;
    }

    boolean origIsLow() {
        return origIsLow;
    }

    void flip() {
        origIsLow = !origIsLow;
    }

    long start() {
        return start;
    }

    long last() {
        return last;
    }

    void touched(long nanos) {
        last = nanos;
    }

    /** Whether a packet of that side is its first, and the other side was heard before. */
    boolean isAnsweredBy(boolean low) {
        boolean first = low ? !lowHeard : !highHeard;
        lowHeard |= low;
        highHeard |= !low;
        return first && lowHeard && highHeard;
    }

    boolean removed() {
        return removed;
    }

    void remove() {
        removed = true;
    }

    /** How many timers wait for it, outdated ones included. */
    int timers() {
        return timers;
    }

    void timerAdded() {
        timers++;
    }

    void timerGone() {
        timers--;
    }

    /** Waits that long for another packet before the connection counts as over. */
    void patience(long nanos, Timers timers) {
        if (nanos != patienceNanos) {
            patienceNanos = nanos;
            timers.add(last + nanos, Timers.Kind.SILENCE, this, ++patienceGeneration);
        }
    }

    /** Whether silence has lasted too long; else the timer is set anew. */
    boolean silent(int generation, long now, Timers timers) {
        if (generation != patienceGeneration) {
            return false;
        }
        if (last + patienceNanos <= now) {
            return true;
        }
        timers.add(last + patienceNanos, Timers.Kind.SILENCE, this, generation);
        return false;
    }

    FlowRecord.Side orig(Traffic traffic) {
        return origIsLow
                ? traffic.side(key.lowAddress(), key.lowPort())
                : traffic.side(key.highAddress(), key.highPort());
    }

    FlowRecord.Side resp(Traffic traffic) {
        return origIsLow
                ? traffic.side(key.highAddress(), key.highPort())
                : traffic.side(key.lowAddress(), key.lowPort());
    }

    FlowEnds ends(String transport, boolean midLife) {
        boolean ports = transport.equals("tcp") || transport.equals("udp");
        return new FlowEnds(
                transport,
                origIsLow ? key.lowAddress() : key.highAddress(),
                ports ? origPort() : -1,
                origIsLow ? key.highAddress() : key.lowAddress(),
                ports ? respPort() : -1,
                midLife);
    }

    int origPort() {
        return origIsLow ? key.lowPort() : key.highPort();
    }

    int respPort() {
        return origIsLow ? key.highPort() : key.lowPort();
    }
}
