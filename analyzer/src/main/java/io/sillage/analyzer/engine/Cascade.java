package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.timeline.Timeline;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program in this process, and before it the one whose records it reads, and so on up to one that reads events. That
 * one has all processors.
 */
public final class Cascade implements Engine {
    private final Deque<Program> programs;
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
        programs = Stages.of(program);
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
        Stages later = new Stages(List.copyOf(programs), timeline.clock(), maxOpen, out);
        if (trace != null) {
            later.last().trace(trace);
        }
        first.run(later.first());
        later.end(first.lastMono());
        return later.last().counts();
    }
}
