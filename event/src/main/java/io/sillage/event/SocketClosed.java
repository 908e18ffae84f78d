package io.sillage.event;

/**
 * This end of a connection was closed.
 *
 * <pre>
 *  +------------+
 *  | connection |   varint
 *  +------------+
 * </pre>
 */
public record SocketClosed(Connection connection) implements Event, SocketEvent {
    @Override
    public Kind kind() {
        return Kind.SOCKET_CLOSE;
    }

    @Override
    public void write(FieldWriter out) {
        out.connection(connection);
    }

    static SocketClosed read(FieldReader in) {
        return new SocketClosed(in.connection());
    }

    @Override
    public void fields(FieldSink out) {
        connection.fields(out);
    }
}
