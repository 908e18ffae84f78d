package io.sillage.analyzer.transduce;

import java.util.Arrays;

/**
 * All pairs of states that two machines reach with the same input: the squaring construction (Béal et al. 2003, section
 * 2). A side that reads epsilon moves alone. Pair 0 is both starts. Only reachable pairs are built, and their edges when
 * somebody asks: a search that finds what it wants near the starts need not pay for the rest.
 */
final class PairGraph {
    private static final int ALONE = -1;
    private static final int UNKNOWN = -1;

    /** Twice what the arrays take, for the moment in which they grow. */
    private static final long BYTES_AN_EDGE = 24;

    private static final String WHAT = "the proof over pairs of states";

    private final Machine left;
    private final Machine right;
    private final ByInput rightArcs;
    private final Limits limits;
    private final LongTable pairs = new LongTable();
    private int[] first = new int[16];
    private int[] past = new int[16];
    private int[] leftArc = new int[16];
    private int[] rightArc = new int[16];
    private int[] target = new int[16];
    private int edges;

    PairGraph(Machine left, Machine right, Limits limits) {
        this.left = left;
        this.right = right;
        this.limits = limits;
        rightArcs = new ByInput(right);
        Arrays.fill(first, UNKNOWN);
        if (left.start() != Machine.NO_STATE && right.start() != Machine.NO_STATE) {
            pairs.number(LongTable.pair(left.start(), right.start()));
        }
    }

    /**
     * With the edges of all pairs, in order of their sources.
     *
     * @throws Refused if there are more pairs than the limit
     */
    static PairGraph whole(Machine left, Machine right, Limits limits) {
        PairGraph graph = new PairGraph(left, right, limits);
        for (int pair = 0; pair < graph.size(); pair++) {
            graph.firstEdge(pair);
        }
        return graph;
    }

    private void expand(int pair) {
        while (pair >= first.length) {
            int known = first.length;
            first = Arrays.copyOf(first, known * 2);
            past = Arrays.copyOf(past, known * 2);
            Arrays.fill(first, known, known * 2, UNKNOWN);
        }
        if (first[pair] == UNKNOWN) {
            first[pair] = edges;
            expand(p(pair), q(pair));
            past[pair] = edges;
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
            limits.checkBytes(edges * BYTES_AN_EDGE, WHAT);
            leftArc = Arrays.copyOf(leftArc, edges * 2);
            rightArc = Arrays.copyOf(rightArc, edges * 2);
            target = Arrays.copyOf(target, edges * 2);
        }
        leftArc[edges] = l;
        rightArc[edges] = r;
        target[edges++] = pairs.number(LongTable.pair(p, q));
        limits.check(pairs.size(), WHAT);
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
        expand(pair);
        return first[pair];
    }

    int pastEdge(int pair) {
        expand(pair);
        return past[pair];
    }

    int target(int edge) {
        return target[edge];
    }

    /** The pair that an edge leaves, in logarithmic time; only of a whole graph. */
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

    /** What an edge writes left, epsilon if that side does not move. */
    int leftLabel(int edge) {
        return leftArc[edge] == ALONE ? Machine.EPSILON : left.out(leftArc[edge]);
    }

    int rightLabel(int edge) {
        return rightArc[edge] == ALONE ? Machine.EPSILON : right.out(rightArc[edge]);
    }

    Word leftOut(int edge) {
        return Word.ofLabel(leftLabel(edge));
    }

    Word rightOut(int edge) {
        return Word.ofLabel(rightLabel(edge));
    }

    boolean writes(int edge) {
        return leftLabel(edge) != Machine.EPSILON || rightLabel(edge) != Machine.EPSILON;
    }

    Weight leftWeight(int edge) {
        return leftArc[edge] == ALONE ? left.semiring().one() : left.weight(leftArc[edge]);
    }

    Weight rightWeight(int edge) {
        return rightArc[edge] == ALONE ? right.semiring().one() : right.weight(rightArc[edge]);
    }

    Delay after(Delay delay, int edge, boolean weighted) {
        return delay.then(leftLabel(edge), rightLabel(edge), leftWeight(edge), rightWeight(edge), weighted);
    }

    /** Only of a whole graph. */
    Components components() {
        int[] from = Arrays.copyOf(first, size() + 1);
        from[size()] = edges;
        return new Components(from, Arrays.copyOf(target, edges));
    }
}
