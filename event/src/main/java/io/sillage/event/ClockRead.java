package io.sillage.event;

/**
 * Both clocks were read. The difference from the recording's first pair tells what the wall clock did since.
 *
 * <pre>
 *  +------+------+
 *  | wall | mono |   zigzag
 *  +------+------+
 * </pre>
 */
public record ClockRead(ClockPair pair) implements Event {
    @Override
    public Kind kind() {
        return Kind.CLOCK;
    }

    @Override
    public void write(FieldWriter out) {
        out.zigzag(pair.wall());
        out.zigzag(pair.mono());
    }

    static ClockRead read(FieldReader in) {
        return new ClockRead(new ClockPair(in.zigzag(), in.zigzag()));
    }

    /** Only {@code wall}: the frame's own {@code mono} is the other half, and JSON names may not repeat. */
    @Override
    public void fields(FieldSink out) {
        out.field("wall", pair.wall());
    }
}
