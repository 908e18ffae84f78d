package io.sillage.event;

/**
 * A connection was opened from this end, or the attempt failed.
 *
 * <pre>
 *  +------------+----------+-----------+
 *  | connection | duration | errorType |   varints; errorType is a name's number, 0 for none
 *  +------------+----------+-----------+
 * </pre>
 *
 * @param durationNanos how long the call took, from the first attempt for a non-blocking one
 * @param errorType the class of the exception, absent when it succeeded
 */
public record SocketConnected(
        Connection connection, long durationNanos, @Nullable String errorType) implements Event, SocketEvent {
    @Override
    public Kind kind() {
        return Kind.SOCKET_CONNECT;
    }

    @Override
    public void write(FieldWriter out) {
        out.connection(connection);
        out.varint(durationNanos);
        out.name(errorType);
    }

    static SocketConnected read(FieldReader in) {
        return new SocketConnected(in.connection(), in.varint(), in.name());
    }

    @Override
    public void fields(FieldSink out) {
        connection.fields(out);
        out.field("duration_ns", durationNanos);
        out.field("error.type", errorType);
    }
}
