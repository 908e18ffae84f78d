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

/**
 * Merges runs with a heap. A run is opened when its first time has come, and let go when it is read. The one whose entry is
 * next stands beside the heap: as long as its entries are the earliest, which they often are in bursts, each costs one
 * comparison.
 */
final class Merge implements Cursor {
    private final Deque<Run> closed = new ArrayDeque<>();
    private final PriorityQueue<Head> others = new PriorityQueue<>((a, b) -> Entry.order(a.entry, b.entry));
    private @Nullable Head first;

    /** @param known entries in order that stand in no run */
    Merge(List<Run> runs, List<Entry> known) {
        runs.stream().sorted(Comparator.comparingLong(Run::firstMono)).forEach(closed::add);
        add(Cursor.of(known));
    }

    @Override
    public @Nullable Entry next() {
        while (!closed.isEmpty() && (first == null || closed.getFirst().firstMono() <= first.entry.mono())) {
            add(closed.removeFirst().open());
        }
        Head head = first;
        if (head == null) {
            return null;
        }
        Entry next = head.entry;
        first = following(head);
        return next;
    }

    /** Goes on in a run; gives the one whose entry is the earliest then. */
    private @Nullable Head following(Head head) {
        Entry entry = head.rest.next();
        if (entry == null) {
            return others.poll();
        }
        head.entry = entry;
        Head other = others.peek();
        if (other == null || Entry.order(entry, other.entry) <= 0) {
            return head;
        }
        others.remove();
        others.add(head);
        return other;
    }

    private void add(Cursor cursor) {
        Entry entry = cursor.next();
        if (entry == null) {
            return;
        }
        Head head = new Head(entry, cursor);
        Head before = first;
        boolean earlier = before == null || Entry.order(entry, before.entry) < 0;
        first = earlier ? head : before;
        if (before != null) {
            others.add(earlier ? before : head);
        }
    }

    private static final class Head {
        private Entry entry;
        private final Cursor rest;

        private Head(Entry entry, Cursor rest) {
            this.entry = entry;
            this.rest = rest;
        }
    }
}
