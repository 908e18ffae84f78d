package io.sillage.analyzer.engine;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.symbolic.Row;
import io.sillage.event.ClockPair;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program that is fed one event after another, in the order of their time, by one thread. Records leave in the order of
 * {@link Given#order}, each as soon as an event of a later time has come.
 */
public final class Feed {
    /** Few enough for the nearest cache, enough for the loads that a processor has under way. */
    private static final int GROUP = 16;
    /** Fewer slices stand in the processor's second cache, and groups cost up to a tenth more than they save. */
    private static final int MANY = 1 << 13;

    private final Keyed slices;
    private final Decoder decoder;
    private final @Nullable RecordReader reader;
    private final ClockPair clock;
    private final Ordered ordered;
    private final Consumer<Given> out;
    private boolean inOrder = true;
    private final int many;
    private final Decoded[] group;
    private long events;
    private long lastMono = Long.MIN_VALUE;

    /**
     * Begins with no slice open.
     *
     * @param clock turns monotonic times into those of records
     * @param maxOpen slices that may be open at once
     */
    public Feed(Program program, ClockPair clock, int maxOpen, Consumer<Given> out) {
        this(program, clock, maxOpen, MANY, out);
    }

    /** @param many from so many open slices on, events are taken in groups */
    Feed(Program program, ClockPair clock, int maxOpen, int many, Consumer<Given> out) {
        this.many = many;
        this.clock = clock;
        reader = program.over() == null ? null : new RecordReader(program);
        this.out = out;
        ordered = new Ordered(out);
        slices = new Keyed(program, maxOpen, clock::wallOf, this::give);
        decoder = new Decoder(program);
        group = Stream.generate(decoder::room).limit(GROUP).toArray(Decoded[]::new);
    }

    /**
     * Gives records as rows alone, for those who would take their text apart again, and each at once: those of one time, as
     * are all at the log's end, are not put in order.
     */
    public Feed withoutText() {
        slices.withRows();
        slices.withoutText();
        inOrder = false;
        return this;
    }

    private void give(Given given) {
        if (inOrder) {
            ordered.add(given);
        } else {
            out.accept(given);
        }
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
        ordered.passed(lastMono);
        Row row = reader.row(record);
        slices.step(row, reader.letter(row), reader.key(row), lastMono);
    }

    /** @param source the name to show for the entry's source */
    public void step(Entry entry, String source) {
        Decoded decoded = group[0];
        decoder.decode(entry, clock, source, decoded);
        decoded.findKey();
        step(entry, decoded);
    }

    /**
     * Some events, as if each were given alone. With many slices open they are decoded in small groups, and what the
     * processor needs of their slices is fetched for a group at once, so that it waits for memory once and not for each.
     *
     * @param sources by the entry's place, the name to show for its source
     */
    public void step(List<Entry> entries, IntFunction<String> sources) {
        int from = 0;
        while (from < entries.size()) {
            if (slices.open() < many) {
                step(entries.get(from), sources.apply(from));
                from++;
            } else {
                from = group(entries, sources, from);
            }
        }
    }

    /** Gives where the next group begins. */
    private int group(List<Entry> entries, IntFunction<String> sources, int from) {
        int count = Math.min(GROUP, entries.size() - from);
        for (int i = 0; i < count; i++) {
            decoder.decode(entries.get(from + i), clock, sources.apply(from + i), group[i]);
        }
        slices.foresee(group, count);
        for (int i = 0; i < count; i++) {
            step(entries.get(from + i), group[i]);
        }
        return from + count;
    }

    private void step(Entry entry, Decoded decoded) {
        events++;
        lastMono = Math.max(lastMono, entry.mono());
        slices.advance(lastMono);
        ordered.passed(lastMono);
        if (decoded.isMentioned()) {
            slices.step(decoded.row(), decoded.letter(), decoded.key(), lastMono);
        }
    }

    /** The record that an open slice would have if the log ended now; null if it has none. Nothing is changed by that. */
    public @Nullable Given now(Object... key) {
        return slices.now(Key.of(key, 0, key.length), lastMono);
    }

    /** The records that all open slices would have if the log ended now. */
    public void now(Consumer<Given> to) {
        slices.now(lastMono, to);
    }

    /** A slice is over, and somebody has its record. */
    public void forget(Object... key) {
        slices.forget(Key.of(key, 0, key.length));
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
