package io.sillage.event;

/**
 * Payload passed an onlooker in one direction; of TCP each byte once and in order.
 *
 * <pre>
 *  +------------+-------+-------+-------------+
 *  | connection | flags | bytes | missedBytes |   varints
 *  +------------+-------+-------+-------------+
 *  flags bit 0: the originator sent it
 * </pre>
 *
 * @param bytes how many bytes were seen
 * @param missedBytes how many bytes before them were acknowledged but not seen
 */
public record NetTransferred(Connection connection, boolean orig, long bytes, long missedBytes)
        implements Event, NetEvent {
    @Override
    public Kind kind() {
        return Kind.NET_IO;
    }

    @Override
    public void write(FieldWriter out) {
        out.connection(connection);
        out.flag(orig);
        out.varint(bytes);
        out.varint(missedBytes);
    }

    static NetTransferred read(FieldReader in) {
        return new NetTransferred(in.connection(), in.flag(), in.varint(), in.varint());
    }

    @Override
    public void fields(FieldSink out) {
        connection.fields(out);
        out.field("direction", direction());
        out.field("bytes", bytes);
        if (missedBytes > 0) {
            out.field("missed_bytes", missedBytes);
        }
    }
}
