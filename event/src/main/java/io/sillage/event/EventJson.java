package io.sillage.event;

/** A frame's fields, by the contract of {@code docs/events.md}. */
public final class EventJson {
    private static final CommonField[] COMMON = CommonField.values();

    private EventJson() {}

    /**
     * Appends the frame as one JSON object, without a line end.
     *
     * @param first the recording's first clock pair, which gives {@code time}
     * @param source the frame's source, with {@code #n} where its name repeats in the recording
     */
    public static void append(JsonBytes text, Frame frame, ClockPair first, String source) {
        JsonWriter out = new JsonWriter(text);
        common(false, out, frame, first, source);
        frame.event().fields(out);
        common(true, out, frame, first, source);
        out.close();
    }

    private static void common(boolean afterOwn, FieldSink out, Frame frame, ClockPair first, String source) {
        for (CommonField field : COMMON) {
            if (field.isAfterOwn() == afterOwn) {
                field.tell(out, frame, first, source);
            }
        }
    }
}
