package io.sillage.analyzer.transduce;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** Paths with fewest edges between pairs of states. Breadth first, linear. */
final class PairPaths {
    private static final int NONE = -1;

    private PairPaths() {}

    /**
     * The edges from a pair to the nearest one that will do.
     *
     * @param within the pairs that may be on the way
     */
    static int[] shortest(PairGraph pairs, int from, IntPredicate goal, IntPredicate within) {
        int[] by = new int[pairs.size()];
        Arrays.fill(by, NONE);
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        queue.add(from);
        while (!queue.isEmpty()) {
            int pair = queue.remove();
            if (goal.test(pair)) {
                return back(pairs, by, from, pair);
            }
            for (int edge = pairs.firstEdge(pair); edge < pairs.pastEdge(pair); edge++) {
                int next = pairs.target(edge);
                if (by[next] == NONE && next != from && within.test(next)) {
                    by[next] = edge;
                    queue.add(next);
                }
            }
        }
        throw new IllegalStateException("Bug: no path from pair " + from);
    }

    /** The edges by which a search came from one pair to another. */
    static int[] back(PairGraph pairs, int[] by, int from, int to) {
        int length = 0;
        for (int pair = to; pair != from; pair = pairs.source(by[pair])) {
            length++;
        }
        int[] edges = new int[length];
        for (int pair = to; pair != from; pair = pairs.source(by[pair])) {
            edges[--length] = by[pair];
        }
        return edges;
    }

    static int[] join(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }

    /** What is written along a path, on any side. Linear. */
    static Word word(int[] edges, IntFunction<Word> letter) {
        Word word = Word.EMPTY;
        for (int i = edges.length - 1; i >= 0; i--) {
            word = letter.apply(edges[i]).before(word);
        }
        return word;
    }
}
