package io.sillage.event;

/**
 * An event with what is common to all: who wrote it, its name in the log, its time and its thread.
 *
 * @param origin the process that wrote it
 * @param stream the writer lane, {@code PID-STARTMILLIS/LANE}
 * @param seq the event's number in its stream, from 0 without a gap; a gap is a loss
 * @param mono the host's monotonic nanoseconds at which it ended (durations look back from here)
 * @param thread the thread that it happened in, where it has one
 */
public record Frame(
        Origin origin,
        String stream,
        long seq,
        long mono,
        @Nullable ThreadInfo thread,
        Event event) {
    public Kind kind() {
        return event.kind();
    }
}
