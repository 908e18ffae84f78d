package io.sillage.event;

import java.util.List;

/**
 * Takes the fields of one event, by the names of {@code docs/events.md}. JSON is one of them; a reading that wants three
 * fields is another, and for it nothing is written as text.
 */
public interface FieldSink {
    /** A text; null means that the event has no such field. */
    void field(String name, @Nullable String value);

    void field(String name, long value);

    void field(String name, boolean value);

    void field(String name, double value);

    void field(String name, List<String> values);

    /** @param wallNanos nanoseconds since 1970, UTC */
    void time(String name, long wallNanos);

    /** What follows are fields of an object of that name, until {@link #close}. */
    void open(String name);

    void close();

    /** Whether it takes any of the {@code network.} fields of a connection, which come with every socket event. */
    default boolean wantsEndpoints() {
        return true;
    }
}
