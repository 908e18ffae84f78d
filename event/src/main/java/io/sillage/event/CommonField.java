package io.sillage.event;

/** A field that events of all kinds may have, by the contract of {@code docs/events.md}, in the order of JSON. */
public enum CommonField {
    TIME("time"),
    MONO("mono"),
    KIND("kind"),
    SOURCE("source"),
    HOST("host.name"),
    SERVICE("service.name"),
    PID("process.pid"),
    THREAD_ID("thread.id"),
    THREAD_OS_ID("thread.os_id"),
    THREAD_NAME("thread.name"),
    CONTAINER_ID("container.id"),
    CONTAINER_NAME("container.name"),
    STREAM("stream"),
    SEQ("seq");

    private final String jsonName;

    CommonField(String jsonName) {
        this.jsonName = jsonName;
    }

    public String jsonName() {
        return jsonName;
    }

    /** Whether it comes after the kind's own fields; the others come before them. */
    public boolean isAfterOwn() {
        return this == STREAM || this == SEQ;
    }

    /**
     * Tells this field of a frame, if the frame has it.
     *
     * @param first the recording's first clock pair, which gives {@code time}
     * @param source the frame's source, with {@code #n} where its name repeats in the recording
     */
    public void tell(FieldSink out, Frame frame, ClockPair first, String source) {
        switch (this) {
            case TIME -> out.time(jsonName, first.wallOf(frame.mono()));
            case MONO -> out.field(jsonName, frame.mono());
            case KIND -> out.field(jsonName, frame.kind().jsonName());
            case SOURCE -> out.field(jsonName, source);
            case STREAM -> out.field(jsonName, frame.stream());
            case SEQ -> out.field(jsonName, frame.seq());
            case THREAD_ID, THREAD_OS_ID, THREAD_NAME -> ofThread(out, frame.thread());
            default -> ofOrigin(out, frame.origin());
        }
    }

    private void ofThread(FieldSink out, @Nullable ThreadInfo thread) {
        if (thread == null) {
            return;
        }
        if (this == THREAD_ID) {
            out.field(jsonName, thread.id());
        } else if (this == THREAD_NAME) {
            out.field(jsonName, thread.name());
        } else if (thread.osId() > 0) {
            out.field(jsonName, thread.osId());
        }
    }

    private void ofOrigin(FieldSink out, Origin origin) {
        switch (this) {
            case HOST -> out.field(jsonName, origin.host());
            case SERVICE -> out.field(jsonName, origin.service());
            case CONTAINER_ID -> out.field(jsonName, origin.containerId());
            case CONTAINER_NAME -> out.field(jsonName, origin.containerName());
            default -> {
                if (origin.pid() > 0) {
                    out.field(jsonName, origin.pid());
                }
            }
        }
    }
}
