package io.sillage.analyzer.flow;

import io.sillage.analyzer.capture.Packet;

/** What one side of a connection sent. */
class Traffic {
    private long packets;
    private long ipBytes;

    void count(Packet packet) {
        packets++;
        ipBytes += packet.ipBytes();
    }

    /** Payload. */
    long bytes() {
        return 0;
    }

    FlowRecord.Side side(byte[] address, int port) {
        return new FlowRecord.Side(address, port, bytes(), packets, ipBytes);
    }
}
