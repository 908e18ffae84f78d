package io.sillage.event;

import java.util.Objects;

/**
 * One end of a connection.
 *
 * <pre>
 *  control code 5; a later definition of the same number replaces the earlier one
 *  +--------+-------+-----------+--------------+-----------+-------------+----------+
 *  | number | flags | transport | localAddress | localPort | peerAddress | peerPort |
 *  +--------+-------+-----------+--------------+-----------+-------------+----------+
 *  flags bit 0: first seen in mid-life; transport and addresses are texts, ports are port + 1 (0: not known)
 * </pre>
 *
 * <p>{@code process}: the folder name of the process whose end this is
 * <p>{@code number}: counts the connections of that process from 1
 * <p>{@code transport}: {@code tcp}, {@code udp} or {@code unix}
 * <p>{@code localAddress}: numeric address or path, absent where it was never known
 * <p>{@code localPort}: 0 to 65535, -1 where it was never known or has no meaning
 * <p>{@code midLife}: true when the connection was open before anybody looked
 */
public final class Connection {
    private final String process;
    private final long number;
    private final String transport;
    private final @Nullable String localAddress;
    private final int localPort;
    private final @Nullable String peerAddress;
    private final int peerPort;
    private final boolean midLife;
    private final String id;

    /** No record, because its id is asked of it at every event and so must not be put together each time. */
    public Connection(
            String process,
            long number,
            String transport,
            @Nullable String localAddress,
            int localPort,
            @Nullable String peerAddress,
            int peerPort,
            boolean midLife) {
        this(
                process + "/c" + number,
                process,
                number,
                transport,
                localAddress,
                localPort,
                peerAddress,
                peerPort,
                midLife);
    }

    /** @param id the process and the number, put together; or another name that somebody gave it */
    public Connection(
            String id,
            String process,
            long number,
            String transport,
            @Nullable String localAddress,
            int localPort,
            @Nullable String peerAddress,
            int peerPort,
            boolean midLife) {
        this.id = id;
        this.process = process;
        this.number = number;
        this.transport = transport;
        this.localAddress = localAddress;
        this.localPort = localPort;
        this.peerAddress = peerAddress;
        this.peerPort = peerPort;
        this.midLife = midLife;
    }

    /** The same one, by a name that somebody else gave it; its number is not part of that. */
    public Connection called(String name) {
        return new Connection(
                name, process, number, transport, localAddress, localPort, peerAddress, peerPort, midLife);
    }

    /** The contract's {@code connection}: this end's id, unique in a recording. */
    public String id() {
        return id;
    }

    public String process() {
        return process;
    }

    public long number() {
        return number;
    }

    public String transport() {
        return transport;
    }

    public @Nullable String localAddress() {
        return localAddress;
    }

    public int localPort() {
        return localPort;
    }

    public @Nullable String peerAddress() {
        return peerAddress;
    }

    public int peerPort() {
        return peerPort;
    }

    public boolean midLife() {
        return midLife;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Connection other
                && id.equals(other.id)
                && transport.equals(other.transport)
                && Objects.equals(localAddress, other.localAddress)
                && localPort == other.localPort
                && Objects.equals(peerAddress, other.peerAddress)
                && peerPort == other.peerPort
                && midLife == other.midLife;
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id + " " + transport + " " + localAddress + ":" + localPort + " " + peerAddress + ":" + peerPort
                + (midLife ? " in mid-life" : "");
    }

    void write(Body out) {
        out.varint(number);
        out.flag(midLife);
        out.text(transport);
        out.text(localAddress);
        out.varint(localPort + 1);
        out.text(peerAddress);
        out.varint(peerPort + 1);
    }

    static Connection read(FieldReader in, String process) {
        long number = in.varint();
        boolean midLife = in.flag();
        return new Connection(process, number, in.requiredText(), in.text(), port(in), in.text(), port(in), midLife);
    }

    private static int port(FieldReader in) {
        long port = in.varint() - 1;
        if (port < -1 || port > 65535) {
            throw new DamagedSegment("port " + port + " is not within -1..65535");
        }
        return (int) port;
    }

    void fields(FieldSink out) {
        out.field("connection", id());
        if (midLife) {
            out.field("connection.mid_life", true);
        }
        if (out.wantsEndpoints()) {
            endpoints(out);
        }
    }

    private void endpoints(FieldSink out) {
        out.field("network.transport", transport);
        out.field("network.local.address", localAddress);
        if (localPort >= 0) {
            out.field("network.local.port", localPort);
        }
        out.field("network.peer.address", peerAddress);
        if (peerPort >= 0) {
            out.field("network.peer.port", peerPort);
        }
    }
}
