package io.sillage.analyzer.view;

import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.timeline.Selection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code sillage flame}: where time went, as a tree of stacks for each thread.
 *
 * @param unit what the weights are: {@code ns} or {@code samples}
 * @param threads a tree for each thread, by {@code SOURCE / THREAD}
 * @param stacks how many calls or samples it is made from
 * @param empty why there is nothing to see, absent when there is something
 */
public record Flamegraph(
        Of of,
        String unit,
        Map<String, FlameNode> threads,
        long stacks,
        @Nullable String empty,
        LossReport loss) {
    /** What the width of a frame means. */
    public enum Of {
        /** Time from entry to exit of recorded methods: exact. */
        CALLS,
        /** Samples of running threads. */
        CPU
    }

    public Flamegraph {
        threads = new TreeMap<>(threads);
    }

    /**
     * Makes one.
     *
     * @param selection its kinds are ignored
     * @param thread only threads of that name, with {@code *} for any text; null for all
     */
    public static Flamegraph of(Recording recording, Of of, Selection selection, @Nullable String thread) {
        return new FlameReader(recording, selection, thread).read(of);
    }

    /** Collapsed stacks: {@code a;b;c 42} a line, over all threads. */
    public List<String> collapsed() {
        FlameNode all = new FlameNode();
        threads.values().forEach(tree -> merge(tree, all));
        return Collapsed.lines(all);
    }

    private static void merge(FlameNode from, FlameNode into) {
        // Stacks are as deep as the application's: no recursion here.
        record Pair(FlameNode from, FlameNode into) {}
        java.util.ArrayDeque<Pair> todo = new java.util.ArrayDeque<>();
        todo.push(new Pair(from, into));
        while (!todo.isEmpty()) {
            Pair pair = todo.pop();
            pair.into.add(pair.from.own());
            for (Map.Entry<String, FlameNode> child : pair.from.children()) {
                todo.push(new Pair(child.getValue(), pair.into.child(child.getKey())));
            }
        }
    }

    /** A page that needs nothing but itself. */
    public String html(String title) {
        return FlamePage.html(this, title);
    }
}
