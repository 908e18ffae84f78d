package io.sillage.event;

/** A frame's fields, by the contract of {@code docs/events.md}. */
public final class EventJson {
    private EventJson() {}

    /**
     * Appends the frame as one JSON object, without a line end.
     *
     * @param first the recording's first clock pair, which gives {@code time}
     * @param source the frame's source, with {@code #n} where its name repeats in the recording
     */
    public static void append(StringBuilder text, Frame frame, ClockPair first, String source) {
        JsonWriter out = new JsonWriter(text);
        fields(out, frame, first, source);
        out.close();
    }

    /** Tells all of the frame's fields, in the order in which JSON has them. */
    public static void fields(FieldSink out, Frame frame, ClockPair first, String source) {
        Origin origin = frame.origin();
        out.time("time", first.wallOf(frame.mono()));
        out.field("mono", frame.mono());
        out.field("kind", frame.kind().jsonName());
        out.field("source", source);
        out.field("host.name", origin.host());
        out.field("service.name", origin.service());
        if (origin.pid() > 0) {
            out.field("process.pid", origin.pid());
        }
        thread(out, frame.thread());
        out.field("container.id", origin.containerId());
        out.field("container.name", origin.containerName());
        frame.event().fields(out);
        out.field("stream", frame.stream());
        out.field("seq", frame.seq());
    }

    private static void thread(FieldSink out, @Nullable ThreadInfo thread) {
        if (thread == null) {
            return;
        }
        out.field("thread.id", thread.id());
        if (thread.osId() > 0) {
            out.field("thread.os_id", thread.osId());
        }
        out.field("thread.name", thread.name());
    }
}
