package io.sillage.event;

/**
 * A method was entered.
 *
 * <pre>
 *  op 0, written by the record path without this object
 *  +--------------------+----+
 *  | method &lt;&lt; 2 | 0    | dt |   varints; dt: nanoseconds since the event before in the segment
 *  +--------------------+----+
 * </pre>
 *
 * @param method the qualified name, {@code com.acme.Shop.order}
 */
public record MethodEntered(String method) implements Event {
    @Override
    public Kind kind() {
        return Kind.METHOD_ENTER;
    }

    @Override
    public void write(FieldWriter out) {
        out.name(method);
    }

    static MethodEntered read(FieldReader in) {
        return new MethodEntered(in.requiredName());
    }

    @Override
    public void fields(FieldSink out) {
        out.field("code.function.name", method);
    }
}
