package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.timeline.Timeline;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program in this process, and before it the one whose records it reads, and so on up to one that reads events. That
 * one has all processors.
 */
public final class Cascade implements Engine {
    private final Deque<Program> programs = new ArrayDeque<>();
    private final Timeline timeline;
    private final int maxOpen;
    private final int threads;
    private @Nullable Trace trace;

    /**
     * Does not begin to read.
     *
     * @param maxOpen slices of each program that may be open at once
     * @param threads how many processors to use, at least 1
     */
    public Cascade(Program program, Timeline timeline, int maxOpen, int threads) {
        this.timeline = timeline;
        this.maxOpen = maxOpen;
        this.threads = threads;
        for (Program next = program; next != null; next = next.over()) {
            programs.addFirst(next);
        }
    }

    /** Watches the run of the last program; only with one thread. */
    void trace(Trace listener) {
        trace = listener;
    }

    @Override
    public Counts run(Consumer<Given> out) {
        Embedded first = new Embedded(programs.removeFirst(), timeline, maxOpen, threads);
        if (programs.isEmpty()) {
            if (trace != null) {
                first.trace(trace);
            }
            return first.run(out);
        }
        first.withRows();
        Deque<Feed> feeds = new ArrayDeque<>();
        Consumer<Given> next = out;
        while (!programs.isEmpty()) {
            Feed feed = new Feed(programs.removeLast(), timeline.clock(), maxOpen, next);
            feeds.addFirst(feed);
            next = feed::step;
        }
        watch(feeds);
        first.run(next);
        feeds.forEach(feed -> feed.end(first.lastMono()));
        return feeds.getLast().counts();
    }

    private void watch(Deque<Feed> feeds) {
        if (trace != null) {
            feeds.getLast().trace(trace);
        }
        feeds.stream().filter(feed -> feed != feeds.getLast()).forEach(Feed::withRows);
    }
}
