package io.sillage.analyzer.engine;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.symbolic.Row;
import io.sillage.event.ClockPair;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A program that is fed one event after another, in the order of their time, by one thread. Records leave in the order of
 * {@link Given#order}, each as soon as an event of a later time has come.
 */
public final class Feed {
    private final Keyed slices;
    private final Decoder decoder;
    private final @Nullable RecordReader reader;
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
        reader = program.over() == null ? null : new RecordReader(program);
        ordered = new Ordered(out);
        slices = new Keyed(program, maxOpen, clock::wallOf, ordered::add);
        decoder = new Decoder(program);
    }

    void trace(Trace trace) {
        slices.trace(trace);
        decoder.all();
    }

    /** Gives records with their rows, for a program that reads them. */
    void withRows() {
        slices.withRows();
    }

    /** The record of another program, as an event of this one. */
    void step(Given record) {
        if (reader == null) {
            throw new IllegalStateException("Bug: a program that reads events is given a record");
        }
        events++;
        lastMono = Math.max(lastMono, record.mono());
        slices.advance(lastMono);
        Row row = reader.row(record);
        slices.step(row, reader.letter(row), reader.key(row), lastMono);
        ordered.passed(lastMono);
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
        end(lastMono);
    }

    /** The log has ended, and its last event was at that time. */
    void end(long mono) {
        if (events > 0) {
            slices.end(Math.max(lastMono, mono));
        }
        ordered.end();
    }

    long lastMono() {
        return lastMono;
    }

    public Counts counts() {
        return slices.counts(events);
    }
}
