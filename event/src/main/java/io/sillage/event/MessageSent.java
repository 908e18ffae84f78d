package io.sillage.event;

import java.util.Map;

/**
 * A message of an application's protocol was sent over a connection, whole.
 *
 * <pre>
 *  +------------+-------+----------+------+---+------------------+---+--------------------+
 *  | connection | flags | protocol | type | n | n x (name, text) | m | m x (name, number) |
 *  +------------+-------+----------+------+---+------------------+---+--------------------+
 *  flags bit 0: the originator sent it; protocol and type are names' numbers, a number is zigzagged
 * </pre>
 *
 * What the protocol says stands beside the other fields, not in an object of its own, so that a reading names it as it
 * names those.
 *
 * @param protocol {@code network.protocol.name}
 * @param type what kind of message it is, in the protocol's words
 * @param texts by the names of the OpenTelemetry conventions where there is one
 * @param numbers likewise
 */
public record MessageSent(
        Connection connection,
        boolean orig,
        String protocol,
        String type,
        Map<String, String> texts,
        Map<String, Long> numbers)
        implements Event, NetEvent {
    @Override
    public Kind kind() {
        return Kind.MESSAGE;
    }

    @Override
    public void write(FieldWriter out) {
        out.connection(connection);
        out.flag(orig);
        out.name(protocol);
        out.name(type);
        out.texts(texts);
        out.longs(numbers);
    }

    static MessageSent read(FieldReader in) {
        return new MessageSent(
                in.connection(), in.flag(), in.requiredName(), in.requiredName(), in.texts(), in.longs());
    }

    @Override
    public void fields(FieldSink out) {
        connection.fields(out);
        out.field("direction", direction());
        out.field("network.protocol.name", protocol);
        out.field("message.type", type);
        texts.forEach(out::field);
        numbers.forEach(out::field);
    }
}
