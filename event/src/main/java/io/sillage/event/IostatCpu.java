package io.sillage.event;

import java.util.Map;

/**
 * One interval of iostat's processor line.
 *
 * <pre>
 *  +---+------------------+
 *  | n | n x (name, real) |
 *  +---+------------------+
 * </pre>
 *
 * @param columns by sysstat's own names ({@code user}, {@code iowait}, ...), whichever this version has
 */
public record IostatCpu(Map<String, Double> columns) implements Event {
    @Override
    public Kind kind() {
        return Kind.IOSTAT_CPU;
    }

    @Override
    public void write(FieldWriter out) {
        out.reals(columns);
    }

    static IostatCpu read(FieldReader in) {
        return new IostatCpu(in.reals());
    }

    @Override
    public void fields(FieldSink out) {
        columns.forEach(out::field);
    }
}
