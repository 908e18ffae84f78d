package io.sillage.event;

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
 * @param process the folder name of the process whose end this is
 * @param number counts the connections of that process from 1
 * @param transport {@code tcp}, {@code udp} or {@code unix}
 * @param localAddress numeric address or path, absent where it was never known
 * @param localPort 0 to 65535, -1 where it was never known or has no meaning
 * @param midLife true when the connection was open before anybody looked
 */
public record Connection(
        String process,
        long number,
        String transport,
        @Nullable String localAddress,
        int localPort,
        @Nullable String peerAddress,
        int peerPort,
        boolean midLife) {

    /** The contract's {@code connection}: this end's id, unique in a recording. */
    public String id() {
        return process + "/c" + number;
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
