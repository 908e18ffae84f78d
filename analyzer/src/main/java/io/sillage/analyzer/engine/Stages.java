package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Program;
import io.sillage.event.ClockPair;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;

/** Programs of which each reads the records of the one before it. */
final class Stages {
    private final Deque<Feed> feeds = new ArrayDeque<>();
    private final Consumer<Given> first;

    /**
     * @param programs those that read records, in the order in which records go through them; none is possible
     * @param maxOpen slices of each that may be open at once
     * @param out takes what the last one gives
     */
    Stages(Deque<Program> programs, ClockPair clock, int maxOpen, Consumer<Given> out) {
        Consumer<Given> next = out;
        for (Iterator<Program> back = programs.descendingIterator(); back.hasNext(); ) {
            Feed feed = new Feed(back.next(), clock, maxOpen, next);
            if (!feeds.isEmpty()) {
                feed.withRows();
            }
            feeds.addFirst(feed);
            next = feed::step;
        }
        first = next;
    }

    /** A program and before it those whose records it reads; the first one reads events. */
    static Deque<Program> of(Program program) {
        Deque<Program> programs = new ArrayDeque<>();
        for (Program next = program; next != null; next = next.over()) {
            programs.addFirst(next);
        }
        return programs;
    }

    boolean isEmpty() {
        return feeds.isEmpty();
    }

    /** Takes what the program gives that reads events. */
    Consumer<Given> first() {
        return first;
    }

    /** The last one, of some. */
    Feed last() {
        return feeds.getLast();
    }

    /** The log has ended, and its last event was at that time. */
    void end(long mono) {
        feeds.forEach(feed -> feed.end(mono));
    }
}
