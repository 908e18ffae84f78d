package io.sillage.analyzer.timeline;

import io.sillage.analyzer.journal.Cursor;
import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.Run;
import io.sillage.event.Kind;

/** A run of another clock, with its times on the recording's. */
record AlignedRun(Run raw, ClockLine line) implements Run {
    @Override
    public String name() {
        return raw.name();
    }

    @Override
    public long firstMono() {
        return line.at(raw.firstMono());
    }

    @Override
    public long lastMono() {
        return line.at(raw.lastMono());
    }

    @Override
    public long events() {
        return raw.events();
    }

    @Override
    public boolean mayHave(Kind kind) {
        return raw.mayHave(kind);
    }

    @Override
    public Cursor open() {
        Cursor entries = raw.open();
        return () -> {
            Entry entry = entries.next();
            return entry == null ? null : entry.at(line.at(entry.mono()));
        };
    }
}
