package io.sillage.analyzer.flow;

import io.sillage.analyzer.capture.Packet;
import java.nio.ByteBuffer;

/**
 * The addresses and ports of a connection, in an order that does not depend on the direction of the packet. Mutable, so
 * that one of them can look up millions of packets; what is kept in the table is a copy that is left alone.
 */
final class FlowKey {
    private long lowHigh;
    private long lowLow;
    private long highHigh;
    private long highLow;
    private int ports;
    private int kind;

    /** Points it at that packet's connection; true when the packet comes from its lower end. */
    boolean set(Packet packet, int sourcePort, int targetPort, boolean oneWay) {
        boolean low = oneWay || sourceIsLow(packet, sourcePort, targetPort);
        lowHigh = low ? packet.sourceHigh() : packet.targetHigh();
        lowLow = low ? packet.sourceLow() : packet.targetLow();
        highHigh = low ? packet.targetHigh() : packet.sourceHigh();
        highLow = low ? packet.targetLow() : packet.sourceLow();
        ports = low ? sourcePort << 16 | targetPort : targetPort << 16 | sourcePort;
        kind = packet.protocol() << 2 | (packet.v6() ? 2 : 0) | (oneWay ? 1 : 0);
        return low;
    }

    private static boolean sourceIsLow(Packet packet, int sourcePort, int targetPort) {
        int order = Long.compareUnsigned(packet.sourceHigh(), packet.targetHigh());
        if (order == 0) {
            order = Long.compareUnsigned(packet.sourceLow(), packet.targetLow());
        }
        return order < 0 || order == 0 && sourcePort <= targetPort;
    }

    FlowKey copy() {
        FlowKey copy = new FlowKey();
        copy.lowHigh = lowHigh;
        copy.lowLow = lowLow;
        copy.highHigh = highHigh;
        copy.highLow = highLow;
        copy.ports = ports;
        copy.kind = kind;
        return copy;
    }

    boolean oneWay() {
        return (kind & 1) != 0;
    }

    int protocol() {
        return kind >>> 2;
    }

    byte[] lowAddress() {
        return address(lowHigh, lowLow);
    }

    byte[] highAddress() {
        return address(highHigh, highLow);
    }

    int lowPort() {
        return ports >>> 16;
    }

    int highPort() {
        return ports & 0xffff;
    }

    private byte[] address(long high, long low) {
        return (kind & 2) == 0
                ? ByteBuffer.allocate(4).putInt((int) low).array()
                : ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FlowKey key
                && lowLow == key.lowLow
                && highLow == key.highLow
                && ports == key.ports
                && kind == key.kind
                && lowHigh == key.lowHigh
                && highHigh == key.highHigh;
    }

    @Override
    public int hashCode() {
        long mixed = (lowLow * 31 + highLow) * 0x9e3779b97f4a7c15L + ports;
        mixed = (mixed ^ lowHigh * 31 ^ highHigh ^ kind) * 0xbf58476d1ce4e5b9L;
        return (int) (mixed ^ mixed >>> 32);
    }
}
