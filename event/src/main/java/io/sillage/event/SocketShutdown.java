package io.sillage.event;

/**
 * One or both directions of a connection were shut down by this end.
 *
 * <pre>
 *  +------------+-------+
 *  | connection | flags |   varints; flags bit 0: input, bit 1: output
 *  +------------+-------+
 * </pre>
 */
public record SocketShutdown(Connection connection, boolean input, boolean output) implements Event, SocketEvent {
    @Override
    public Kind kind() {
        return Kind.SOCKET_SHUTDOWN;
    }

    @Override
    public void write(FieldWriter out) {
        out.connection(connection);
        out.varint((input ? 1 : 0) | (output ? 2 : 0));
    }

    static SocketShutdown read(FieldReader in) {
        Connection connection = in.connection();
        long flags = in.varint();
        return new SocketShutdown(connection, (flags & 1) != 0, (flags & 2) != 0);
    }

    @Override
    public void fields(FieldSink out) {
        connection.fields(out);
        out.field("input", input);
        out.field("output", output);
    }
}
