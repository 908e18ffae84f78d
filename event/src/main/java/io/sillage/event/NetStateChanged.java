package io.sillage.event;

/**
 * One end of a TCP connection came to another state, as an onlooker may conclude from its packets.
 *
 * <pre>
 *  +------------+-------+------+-------+
 *  | connection | flags | from | state |   varints; from and state are names' numbers
 *  +------------+-------+------+-------+
 *  flags bit 0: it is the originator's end
 * </pre>
 *
 * @param from the state that the end had before
 * @param state the state that it has now, in words such as {@code established}
 */
public record NetStateChanged(Connection connection, boolean orig, String from, String state)
        implements Event, NetEvent {
    @Override
    public Kind kind() {
        return Kind.NET_STATE;
    }

    @Override
    public void write(FieldWriter out) {
        out.connection(connection);
        out.flag(orig);
        out.name(from);
        out.name(state);
    }

    static NetStateChanged read(FieldReader in) {
        return new NetStateChanged(in.connection(), in.flag(), in.requiredName(), in.requiredName());
    }

    @Override
    public void fields(FieldSink out) {
        connection.fields(out);
        out.field("direction", direction());
        out.field("from", from);
        out.field("state", state);
    }
}
