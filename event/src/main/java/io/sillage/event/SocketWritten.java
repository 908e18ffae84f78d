package io.sillage.event;

/**
 * The application handed bytes to a socket.
 *
 * <pre>
 *  +------------+-------+-------+----------+-----------+
 *  | connection | bytes | flags | duration | errorType |   varints; errorType is a name's number, 0 for none
 *  +------------+-------+-------+----------+-----------+
 *  flags: 0, so that reads and writes have one layout
 * </pre>
 *
 * The record path writes the same bytes without this object ({@link SegmentWriter#transfer}).
 *
 * @param bytes how many bytes the system took
 * @param durationNanos how long the call took
 * @param errorType the class of the exception, absent when it succeeded
 */
public record SocketWritten(
        Connection connection,
        long bytes,
        long durationNanos,
        @Nullable String errorType) implements Event, SocketEvent {
    @Override
    public Kind kind() {
        return Kind.SOCKET_WRITE;
    }

    @Override
    public void write(FieldWriter out) {
        out.connection(connection);
        out.varint(bytes);
        out.flag(false);
        out.varint(durationNanos);
        out.name(errorType);
    }

    static SocketWritten read(FieldReader in) {
        Connection connection = in.connection();
        long bytes = in.varint();
        in.flag();
        return new SocketWritten(connection, bytes, in.varint(), in.name());
    }

    @Override
    public void fields(FieldSink out) {
        connection.fields(out);
        out.field("bytes", bytes);
        out.field("duration_ns", durationNanos);
        out.field("error.type", errorType);
    }
}
