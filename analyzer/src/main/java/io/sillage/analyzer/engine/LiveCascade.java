package io.sillage.analyzer.engine;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.language.Program;
import io.sillage.event.ClockPair;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * A {@link Cascade} over a log that is still written: it is fed one event after another, and gives each record as soon as an
 * event of a later time has come. Time is that of the events; one that comes late is read as of the time that was reached.
 */
public final class LiveCascade {
    private final Feed feed;
    private final Stages later;

    /**
     * Begins with no slice open.
     *
     * @param maxOpen slices of each program that may be open at once
     */
    public LiveCascade(Program program, ClockPair clock, int maxOpen, Consumer<Given> out) {
        Deque<Program> programs = Stages.of(program);
        Program reader = programs.removeFirst();
        later = new Stages(programs, clock, maxOpen, out);
        feed = new Feed(reader, clock, maxOpen, later.first());
        if (!later.isEmpty()) {
            feed.withRows();
        }
    }

    /** Watches the run of the last program. */
    void trace(Trace listener) {
        last().trace(listener);
    }

    private Feed last() {
        return later.isEmpty() ? feed : later.last();
    }

    /** @param source the name to show for the entry's source */
    public void step(Entry entry, String source) {
        feed.step(entry, source);
    }

    /** The log has ended. */
    public void end() {
        feed.end();
        later.end(feed.lastMono());
    }

    public Counts counts() {
        return last().counts();
    }
}
