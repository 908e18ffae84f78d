package io.sillage.event;

import java.util.Map;

/**
 * One interval of one device in iostat's extended report.
 *
 * <pre>
 *  +--------+---+------------------+
 *  | device | n | n x (name, real) |
 *  +--------+---+------------------+
 * </pre>
 *
 * @param device sysstat's {@code disk_device}
 * @param columns by sysstat's own names ({@code r/s}, {@code w_await}, ...), whichever this version has
 */
public record IostatDevice(String device, Map<String, Double> columns) implements Event {
    @Override
    public Kind kind() {
        return Kind.IOSTAT_DEVICE;
    }

    @Override
    public void write(FieldWriter out) {
        out.name(device);
        out.reals(columns);
    }

    static IostatDevice read(FieldReader in) {
        return new IostatDevice(in.requiredName(), in.reals());
    }

    @Override
    public void fields(FieldSink out) {
        out.field("disk_device", device);
        columns.forEach(out::field);
    }
}
