package io.sillage.analyzer.flow;

/**
 * A connection as the packets tell it.
 *
 * @param number counts the connections of a reading, from 1; the same at every reading
 * @param transport tcp, udp, icmp, or unknown_transport for every other IP protocol
 * @param protocol the IP protocol (IANA, Protocol Numbers)
 * @param orig the side that began it, as far as can be told; for ICMP its port is the message type, 0 where there are no ports
 * @param resp the other side; for ICMP its port is the type of the answer, or the code where there is none
 * @param startNanos time of the first packet, nanoseconds since 1970
 * @param lastNanos time of the last packet that was not mere leave-taking
 * @param open whether it had neither ended nor timed out when the capture ended
 * @param state Zeek's {@code conn_state}
 * @param history Zeek's {@code history}
 * @param oneWay whether it is of ICMP messages that have no answer
 * @param missedBytes what was acknowledged but is not in the capture
 */
public record FlowRecord(
        long number,
        String transport,
        int protocol,
        Side orig,
        Side resp,
        long startNanos,
        long lastNanos,
        boolean open,
        String state,
        String history,
        boolean oneWay,
        long missedBytes) {

    /**
     * One side of it.
     *
     * @param address 4 or 16 bytes
     * @param bytes payload that it sent, each byte once: by sequence numbers for TCP, by header lengths otherwise
     * @param ipBytes the lengths in the IP headers of its packets
     */
    public record Side(byte[] address, int port, long bytes, long packets, long ipBytes) {}

    /** Never negative, although clocks may step back. */
    public long durationNanos() {
        return Math.max(0, lastNanos - startNanos);
    }
}
