package io.sillage.analyzer.journal;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries one after the other. */
public interface Cursor {
    /** The next entry, or null at the end. */
    @Nullable
    Entry next();

    static Cursor of(List<Entry> entries) {
        Iterator<Entry> rest = entries.iterator();
        return () -> rest.hasNext() ? rest.next() : null;
    }
}
