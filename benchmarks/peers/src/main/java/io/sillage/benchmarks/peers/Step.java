package io.sillage.benchmarks.peers;

import io.sillage.analyzer.journal.Entry;
import io.sillage.event.Event;
import io.sillage.event.Frame;
import io.sillage.event.SocketClosed;
import io.sillage.event.SocketConnected;
import io.sillage.event.SocketRead;
import io.sillage.event.SocketWritten;
import java.util.List;
import java.util.Objects;

/**
 * An event as engines of plain Java objects like it: public fields and getters. Made before the time begins that is told.
 * Knows the kinds of the lifecycle alone.
 */
public class Step {
    public String connection = "";
    public String kind = "";
    public long bytes;
    public long mono;

    public String getConnection() {
        return connection;
    }

    public String getKind() {
        return kind;
    }

    public long getBytes() {
        return bytes;
    }

    public long getMono() {
        return mono;
    }

    static List<Step> of(List<Entry> entries) {
        return entries.stream().map(Step::of).toList();
    }

    private static Step of(Entry entry) {
        Frame frame = Objects.requireNonNull(entry.frame());
        Step step = new Step();
        step.kind = entry.kind();
        step.mono = entry.mono();
        Event event = frame.event();
        if (event instanceof SocketConnected connected) {
            step.connection = connected.connection().id();
        } else if (event instanceof SocketWritten written) {
            step.connection = written.connection().id();
            step.bytes = written.bytes();
        } else if (event instanceof SocketRead read) {
            step.connection = read.connection().id();
            step.bytes = read.bytes();
        } else if (event instanceof SocketClosed closed) {
            step.connection = closed.connection().id();
        }
        return step;
    }
}
