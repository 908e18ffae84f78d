package io.sillage.analyzer.topic;

import io.sillage.analyzer.journal.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Entries that came from topics, and wait until no earlier one is to be expected. */
final class Held {
    private final PriorityQueue<Entry> queue = new PriorityQueue<>(Entry::order);
    private long chars;

    void add(Entry entry) {
        queue.add(entry);
        chars += chars(entry);
    }

    /** Takes out those that are not later, in their order. */
    List<Entry> release(long upToMono) {
        List<Entry> released = new ArrayList<>();
        for (Entry first = queue.peek(); first != null && first.mono() <= upToMono; first = queue.peek()) {
            queue.remove();
            chars -= chars(first);
            released.add(first);
        }
        return released;
    }

    private static int chars(Entry entry) {
        return entry.line() == null ? 0 : entry.line().length();
    }

    /** Of the lines that wait. */
    long chars() {
        return chars;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }
}
