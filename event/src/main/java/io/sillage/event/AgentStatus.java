package io.sillage.event;

import java.util.Map;

/**
 * What an agent or a probe says of itself: what it instruments, what it costs, why it stands back.
 *
 * <pre>
 *  +-------+--------+---+-------------------+---+---------------------+
 *  | state | reason | n | n x (name, text)  | m | m x (name, zigzag)  |
 *  +-------+--------+---+-------------------+---+---------------------+
 * </pre>
 *
 * @param state one word: {@code started}, {@code running}, {@code stood-down}, {@code degraded}, {@code stopped}
 * @param reason why, where the state needs one
 * @param texts facts that are words, such as the instrumented packages
 * @param counts facts that are numbers, such as {@code classes.woven}; the unit is in the name
 */
public record AgentStatus(String state, @Nullable String reason, Map<String, String> texts, Map<String, Long> counts)
        implements Event {
    @Override
    public Kind kind() {
        return Kind.AGENT_STATUS;
    }

    @Override
    public void write(FieldWriter out) {
        out.name(state);
        out.text(reason);
        out.texts(texts);
        out.longs(counts);
    }

    static AgentStatus read(FieldReader in) {
        return new AgentStatus(in.requiredName(), in.text(), in.texts(), in.longs());
    }

    @Override
    public void fields(FieldSink out) {
        out.field("state", state);
        out.field("reason", reason);
        out.open("attributes");
        texts.forEach(out::field);
        counts.forEach(out::field);
        out.close();
    }
}
