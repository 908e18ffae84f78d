package io.sillage.collector.probe;

import io.sillage.event.Event;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Reads a tool's output as it comes. A pure function of the bytes. */
@FunctionalInterface
public interface ProbeParser {
    /**
     * Hands on each event as soon as its last byte is there; returns at the end.
     *
     * @throws IOException when the output is not what the tool prints, or is cut
     */
    void parse(InputStream output, Consumer<Event> events) throws IOException;
}
