package io.sillage.event;

/**
 * Bytes came out of a socket into the application.
 *
 * <pre>
 *  +------------+-------+-------+----------+-----------+
 *  | connection | bytes | flags | duration | errorType |   varints; errorType is a name's number, 0 for none
 *  +------------+-------+-------+----------+-----------+
 *  flags bit 0: end of stream
 * </pre>
 *
 * The record path writes the same bytes without this object ({@link SegmentWriter#transfer}).
 *
 * @param bytes how many bytes the application got
 * @param eof true when the read met the end of the stream
 * @param durationNanos how long the call took
 * @param errorType the class of the exception, absent when it succeeded
 */
public record SocketRead(
        Connection connection,
        long bytes,
        boolean eof,
        long durationNanos,
        @Nullable String errorType) implements Event, SocketEvent {
    @Override
    public Kind kind() {
        return Kind.SOCKET_READ;
    }

    @Override
    public void write(FieldWriter out) {
        out.connection(connection);
        out.varint(bytes);
        out.flag(eof);
        out.varint(durationNanos);
        out.name(errorType);
    }

    static SocketRead read(FieldReader in) {
        return new SocketRead(in.connection(), in.varint(), in.flag(), in.varint(), in.name());
    }

    @Override
    public void fields(FieldSink out) {
        connection.fields(out);
        out.field("bytes", bytes);
        if (eof) {
            out.field("eof", true);
        }
        out.field("duration_ns", durationNanos);
        out.field("error.type", errorType);
    }
}
