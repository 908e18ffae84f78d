package io.sillage.analyzer.transduce;

/**
 * The composition of two relations: what the one gives, the other reads.
 *
 * <p>States are triples of two states and a filter that keeps one of all the ways to interleave epsilons, so that
 * weights and path counts are right (Mohri, Pereira and Riley, <i>Weighted automata in text and speech processing</i>,
 * 1996; Mohri, <i>Weighted automata algorithms</i>, 2009, section 5.1, figure 8):
 *
 * <pre>
 *   filter 0  anything goes; both epsilons together stay here
 *   filter 1  the left machine wrote epsilon alone: it may again, the right one must wait for a letter
 *   filter 2  the right machine read epsilon alone: likewise
 * </pre>
 *
 * Only reachable triples are built; cost is linear in the pairs of arcs that match. The result is trimmed, the limit is
 * on what was built before.
 */
public final class Compose {
    private static final String WHAT = "composing";

    /** While it is trimmed there are two of it. */
    private static final long BYTES_AN_ARC = 120;

    private final Machine left;
    private final Machine right;
    private final Limits limits;
    private final ByInput rightArcs;
    private final MachineBuilder product;
    private final LongTable triples = new LongTable();

    private Compose(Machine left, Machine right, ByInput rightArcs, Limits limits) {
        Alike.check(left, right);
        this.left = left;
        this.right = right;
        this.limits = limits;
        this.rightArcs = rightArcs;
        product = MachineBuilder.like(left);
    }

    /** @throws Refused if there are more reachable states than the default limit */
    public static Machine of(Machine left, Machine right) {
        return of(left, right, Limits.DEFAULT);
    }

    /** @throws Refused if there are more reachable states than the limit */
    public static Machine of(Machine left, Machine right, Limits limits) {
        return new Compose(left, right, new ByInput(right), limits).run();
    }

    /** For many left machines, one after the other: the right one's arcs are put in order once. */
    static Machine of(Machine left, Machine right, ByInput rightArcs, Limits limits) {
        return new Compose(left, right, rightArcs, limits).run();
    }

    private Machine run() {
        if (left.start() == Machine.NO_STATE || right.start() == Machine.NO_STATE) {
            return product.build();
        }
        product.start(state(left.start(), right.start(), 0));
        for (int source = 0; source < triples.size(); source++) {
            int p = triples.high(source);
            int q = triples.low(source) / 3;
            expand(source, p, q, triples.low(source) % 3);
        }
        return Trim.of(product.build());
    }

    private int state(int p, int q, int filter) {
        if (q > Integer.MAX_VALUE / 3 - 1) {
            throw new Refused("the right machine has too many states: " + q);
        }
        int number = triples.number(LongTable.pair(p, q * 3 + filter));
        if (number == product.states()) {
            product.end(product.state(), times(left.finalWeight(p), right.finalWeight(q)));
            limits.check(product.states(), WHAT);
        }
        return number;
    }

    private Weight times(Weight a, Weight b) {
        return left.semiring().times(a, b);
    }

    private void expand(int source, int p, int q, int filter) {
        for (int arc = left.firstArc(p); arc < left.firstArc(p + 1); arc++) {
            if (left.out(arc) == Machine.EPSILON && filter != 2) {
                int target = state(left.to(arc), q, 1);
                arc(source, left.in(arc), Machine.EPSILON, left.weight(arc), target);
            }
            if (left.out(arc) != Machine.EPSILON || filter == 0) {
                match(source, arc, q);
            }
        }
        if (filter != 1) {
            readEpsilonAlone(source, p, q);
        }
    }

    private void match(int source, int leftArc, int q) {
        int label = left.out(leftArc);
        for (int at = rightArcs.first(q, label); rightArcs.reads(q, at, label); at++) {
            int rightArc = rightArcs.arc(at);
            int target = state(left.to(leftArc), right.to(rightArc), 0);
            Weight weight = times(left.weight(leftArc), right.weight(rightArc));
            arc(source, left.in(leftArc), right.out(rightArc), weight, target);
        }
    }

    private void readEpsilonAlone(int source, int p, int q) {
        for (int at = rightArcs.first(q, Machine.EPSILON); rightArcs.reads(q, at, Machine.EPSILON); at++) {
            int arc = rightArcs.arc(at);
            arc(source, Machine.EPSILON, right.out(arc), right.weight(arc), state(p, right.to(arc), 2));
        }
    }

    private void arc(int source, int in, int out, Weight weight, int target) {
        product.arc(source, in, out, weight, target);
        limits.checkBytes(product.arcs() * BYTES_AN_ARC, WHAT);
    }
}
