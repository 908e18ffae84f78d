package io.sillage.event;

import java.util.List;

/**
 * JFR looked at a thread and found it in this stack.
 *
 * <pre>
 *  +---+-----------+--------+------+-------+
 *  | n | n x frame | weight | unit | state |   names and varints
 *  +---+-----------+--------+------+-------+
 * </pre>
 *
 * @param stack the frames, leaf first, {@code com.acme.Shop.order}
 * @param weight what the sample stands for, in {@code unit}
 * @param state the thread's state as JFR names it
 */
public record JfrSampled(
        List<String> stack,
        long weight,
        String unit,
        @Nullable String state) implements Event {
    public JfrSampled {
        stack = List.copyOf(stack);
    }

    @Override
    public Kind kind() {
        return Kind.JFR_SAMPLE;
    }

    @Override
    public void write(FieldWriter out) {
        out.names(stack);
        out.varint(weight);
        out.name(unit);
        out.name(state);
    }

    static JfrSampled read(FieldReader in) {
        return new JfrSampled(in.names(), in.varint(), in.requiredName(), in.name());
    }

    @Override
    public void fields(FieldSink out) {
        out.field("stack", stack);
        out.field("weight", weight);
        out.field("unit", unit);
        out.field("state", state);
    }
}
