package io.sillage.event;

/**
 * A JVM began its orderly end. After a {@code kill -9} there is none.
 *
 * <pre>
 *  +----------+
 *  | duration |   varint
 *  +----------+
 * </pre>
 *
 * @param durationNanos how long the agent was there
 */
public record ProcessEnded(long durationNanos) implements Event {
    @Override
    public Kind kind() {
        return Kind.PROCESS_END;
    }

    @Override
    public void write(FieldWriter out) {
        out.varint(durationNanos);
    }

    static ProcessEnded read(FieldReader in) {
        return new ProcessEnded(in.varint());
    }

    @Override
    public void fields(FieldSink out) {
        out.field("duration_ns", durationNanos);
    }
}
