package io.sillage.analyzer.engine;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.language.Program;
import io.sillage.event.ClockPair;
import java.util.function.Consumer;

/**
 * A program that is fed one event after another, in the order of their time, by one thread. Records leave in the order of
 * {@link Given#order}, each as soon as an event of a later time has come.
 */
public final class Feed {
    private final Keyed slices;
    private final Decoder decoder;
    private final ClockPair clock;
    private final Ordered ordered;
    private long events;
    private long lastMono = Long.MIN_VALUE;

    /**
     * Begins with no slice open.
     *
     * @param clock turns monotonic times into those of records
     * @param maxOpen slices that may be open at once
     */
    public Feed(Program program, ClockPair clock, int maxOpen, Consumer<Given> out) {
        this.clock = clock;
        ordered = new Ordered(out);
        slices = new Keyed(program, maxOpen, clock::wallOf, ordered::add);
        decoder = new Decoder(program);
    }

    void trace(Trace trace) {
        slices.trace(trace);
    }

    /** @param source the name to show for the entry's source */
    public void step(Entry entry, String source) {
        events++;
        lastMono = Math.max(lastMono, entry.mono());
        slices.advance(lastMono);
        if (decoder.decode(entry, clock, source)) {
            slices.step(decoder.row(), decoder.letter(), decoder.key(), lastMono);
        }
        ordered.passed(lastMono);
    }

    /** The log has ended. */
    public void end() {
        if (events > 0) {
            slices.end(lastMono);
        }
        ordered.end();
    }

    public Counts counts() {
        return slices.counts(events);
    }
}
