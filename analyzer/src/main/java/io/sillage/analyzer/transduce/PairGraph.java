package io.sillage.analyzer.transduce;

import java.util.Arrays;

/**
 * All pairs of states that two machines reach with the same input: the squaring construction (Béal et al. 2003, section
 * 2). A side that reads epsilon moves alone. Pair 0 is both starts. Only reachable pairs are built.
 */
final class PairGraph {
    private static final int ALONE = -1;

    private final Machine left;
    private final Machine right;
    private final ByInput rightArcs;
    private final LongTable pairs = new LongTable();
    private int[] first = new int[16];
    private int[] leftArc = new int[16];
    private int[] rightArc = new int[16];
    private int[] target = new int[16];
    private int edges;

    PairGraph(Machine left, Machine right) {
        this.left = left;
        this.right = right;
        rightArcs = new ByInput(right);
        if (left.start() != Machine.NO_STATE && right.start() != Machine.NO_STATE) {
            pairs.number(LongTable.pair(left.start(), right.start()));
        }
        for (int pair = 0; pair < pairs.size(); pair++) {
            expand(p(pair), q(pair));
            if (pair + 1 == first.length) {
                first = Arrays.copyOf(first, first.length * 2);
            }
            first[pair + 1] = edges;
        }
    }

    private void expand(int p, int q) {
        for (int arc = left.firstArc(p); arc < left.firstArc(p + 1); arc++) {
            if (left.in(arc) == Machine.EPSILON) {
                edge(arc, ALONE, left.to(arc), q);
            } else {
                together(arc, q);
            }
        }
        for (int at = rightArcs.first(q, Machine.EPSILON); rightArcs.reads(q, at, Machine.EPSILON); at++) {
            edge(ALONE, rightArcs.arc(at), p, right.to(rightArcs.arc(at)));
        }
    }

    private void together(int arc, int q) {
        for (int at = rightArcs.first(q, left.in(arc)); rightArcs.reads(q, at, left.in(arc)); at++) {
            edge(arc, rightArcs.arc(at), left.to(arc), right.to(rightArcs.arc(at)));
        }
    }

    private void edge(int l, int r, int p, int q) {
        if (edges == target.length) {
            leftArc = Arrays.copyOf(leftArc, edges * 2);
            rightArc = Arrays.copyOf(rightArc, edges * 2);
            target = Arrays.copyOf(target, edges * 2);
        }
        leftArc[edges] = l;
        rightArc[edges] = r;
        target[edges++] = pairs.number(LongTable.pair(p, q));
    }

    Machine left() {
        return left;
    }

    Machine right() {
        return right;
    }

    int size() {
        return pairs.size();
    }

    int p(int pair) {
        return pairs.high(pair);
    }

    int q(int pair) {
        return pairs.low(pair);
    }

    boolean isFinal(int pair) {
        return left.isFinal(p(pair)) && right.isFinal(q(pair));
    }

    int firstEdge(int pair) {
        return first[pair];
    }

    int target(int edge) {
        return target[edge];
    }

    /** The pair that an edge leaves, in logarithmic time. */
    int source(int edge) {
        int low = 0;
        int high = pairs.size();
        while (high - low > 1) {
            int middle = low + high >>> 1;
            if (first[middle] <= edge) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int leftArc(int edge) {
        return leftArc[edge];
    }

    int rightArc(int edge) {
        return rightArc[edge];
    }

    /** How many letters of input an edge reads: 0 or 1. */
    int letters(int edge) {
        return leftArc[edge] == ALONE || rightArc[edge] == ALONE ? 0 : 1;
    }

    Word input(int edge) {
        return letters(edge) == 0 ? Word.EMPTY : Word.ofLabel(left.in(leftArc[edge]));
    }

    Word leftOut(int edge) {
        return leftArc[edge] == ALONE ? Word.EMPTY : Word.ofLabel(left.out(leftArc[edge]));
    }

    Word rightOut(int edge) {
        return rightArc[edge] == ALONE ? Word.EMPTY : Word.ofLabel(right.out(rightArc[edge]));
    }

    boolean writes(int edge) {
        return !leftOut(edge).isEmpty() || !rightOut(edge).isEmpty();
    }

    double leftWeight(int edge) {
        return leftArc[edge] == ALONE ? left.semiring().one() : left.weight(leftArc[edge]);
    }

    double rightWeight(int edge) {
        return rightArc[edge] == ALONE ? right.semiring().one() : right.weight(rightArc[edge]);
    }

    Delay after(Delay delay, int edge, boolean weighted) {
        return delay.then(leftOut(edge), rightOut(edge), leftWeight(edge), rightWeight(edge), weighted);
    }

    Components components() {
        return new Components(Arrays.copyOf(first, size() + 1), Arrays.copyOf(target, edges));
    }

    /** The pairs as a machine, to ask it what any machine can be asked. */
    int[] lettersToFinal() {
        MachineBuilder graph = new MachineBuilder(StandardSemiring.BOOLEAN, null);
        for (int pair = 0; pair < size(); pair++) {
            graph.state();
            if (isFinal(pair)) {
                graph.end(pair);
            }
            for (int edge = first[pair]; edge < first[pair + 1]; edge++) {
                graph.arc(pair, letters(edge), 0, target[edge]);
            }
        }
        return Reach.lettersToFinal(graph.start(0).build());
    }
}
