package io.sillage.analyzer.timeline;

import io.sillage.analyzer.journal.Cursor;
import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.Run;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Merges runs with a heap. A run is opened when its first time has come, and let go when it is read. */
final class Merge implements Cursor {
    private final Deque<Run> closed = new ArrayDeque<>();
    private final PriorityQueue<Head> heads = new PriorityQueue<>((a, b) -> Entry.order(a.entry, b.entry));

    /** @param known entries in order that stand in no run */
    Merge(List<Run> runs, List<Entry> known) {
        runs.stream().sorted(Comparator.comparingLong(Run::firstMono)).forEach(closed::add);
        add(Cursor.of(known));
    }

    @Override
    public @Nullable Entry next() {
        Head head = heads.peek();
        while (!closed.isEmpty() && (head == null || closed.getFirst().firstMono() <= head.entry.mono())) {
            add(closed.removeFirst().open());
            head = heads.peek();
        }
        if (head == null) {
            return null;
        }
        Entry first = head.entry;
        heads.remove();
        add(head.rest);
        return first;
    }

    private void add(Cursor cursor) {
        Entry entry = cursor.next();
        if (entry != null) {
            heads.add(new Head(entry, cursor));
        }
    }

    private record Head(Entry entry, Cursor rest) {}
}
