package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.timeline.Timeline;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Runs a program in this process, and before it the one whose records it reads, and so on up to one that reads events. That
 * one has all processors.
 */
public final class Cascade implements Engine {
    private final Deque<Program> programs;
    private final Timeline timeline;
    private final int maxOpen;
    private final int threads;

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

    @Override
    public Counts run(Consumer<Given> out) {
        Embedded first = new Embedded(programs.removeFirst(), timeline, maxOpen, threads);
        if (programs.isEmpty()) {
            return first.run(out);
        }
        first.withRows();
        Stages later = new Stages(programs, timeline.clock(), maxOpen, out);
        first.run(later.first());
        later.end(first.lastMono());
        return later.last().counts();
    }
}
