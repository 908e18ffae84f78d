package io.sillage.event;

/**
 * A method returned or threw.
 *
 * <pre>
 *  op 1 returned, op 2 threw; written by the record path without this object
 *  +--------------------+----+----------+-----------+
 *  | method &lt;&lt; 2 | op   | dt | duration | errorName |   varints; errorName, a name's number, with op 2 only
 *  +--------------------+----+----------+-----------+
 * </pre>
 *
 * The duration is written although the entry would give it: so an exit is right where the entry was lost, in another
 * segment, or deleted by retention.
 *
 * @param method the qualified name, {@code com.acme.Shop.order}
 * @param durationNanos from entry to exit
 * @param errorType the class of what it threw, absent when it returned
 */
public record MethodExited(
        String method, long durationNanos, @Nullable String errorType) implements Event {
    @Override
    public Kind kind() {
        return Kind.METHOD_EXIT;
    }

    @Override
    public void write(FieldWriter out) {
        out.name(method);
        out.varint(durationNanos);
        out.name(errorType);
    }

    static MethodExited read(FieldReader in) {
        return new MethodExited(in.requiredName(), in.varint(), in.name());
    }

    @Override
    public void fields(FieldSink out) {
        out.field("code.function.name", method);
        out.field("duration_ns", durationNanos);
        out.field("error.type", errorType);
    }
}
