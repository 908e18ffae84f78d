package io.sillage.analyzer.transduce;

import java.util.BitSet;
import java.util.function.IntBinaryOperator;

/**
 * Two machines side by side, each on an alphabet of its own: what is in both alphabets both must read at once, what is in
 * one is read by that one while the other stays where it is. A word is in the product's domain exactly if its projection on
 * each alphabet is in that machine's (the parallel composition of Hoare, <i>Communicating Sequential Processes</i>, 1985,
 * section 2.3; the synchronous product of Arnold and Nivat, 1982). With equal alphabets it is {@link Pair}.
 *
 * <p>Cost: one state a reachable pair of states, one arc a pair of arcs that meet.
 */
public final class Synchronize {
    private static final String WHAT = "the product of what stands side by side";

    /** What an arc, and the growing of the arrays that hold it, may take. */
    private static final long BYTES_AN_ARC = 120;

    private final Machine left;
    private final BitSet leftAlphabet;
    private final Machine right;
    private final BitSet rightAlphabet;
    private final IntBinaryOperator joint;
    private final Limits limits;
    private final LongTable pairs = new LongTable();
    private final MachineBuilder product;
    private long arcs;

    private Synchronize(
            Machine left,
            BitSet leftAlphabet,
            Machine right,
            BitSet rightAlphabet,
            IntBinaryOperator joint,
            Limits limits) {
        this.left = left;
        this.leftAlphabet = leftAlphabet;
        this.right = right;
        this.rightAlphabet = rightAlphabet;
        this.joint = joint;
        this.limits = limits;
        product = MachineBuilder.like(left);
    }

    /**
     * The product, as far as it is reachable. Neither machine may read epsilon.
     *
     * @param leftAlphabet the labels that the left machine has a say in; those on its arcs are among them
     * @param joint the output label of an arc that both go, from those of both
     * @throws Refused if there are more reachable pairs of states than the limit
     */
    public static Machine of(
            Machine left,
            BitSet leftAlphabet,
            Machine right,
            BitSet rightAlphabet,
            IntBinaryOperator joint,
            Limits limits) {
        return new Synchronize(left, leftAlphabet, right, rightAlphabet, joint, limits).run();
    }

    private Machine run() {
        if (left.start() == Machine.NO_STATE || right.start() == Machine.NO_STATE) {
            return product.build();
        }
        product.start(state(left.start(), right.start()));
        for (int pair = 0; pair < pairs.size(); pair++) {
            expand(pair, pairs.high(pair), pairs.low(pair));
        }
        return product.build();
    }

    private int state(int l, int r) {
        int before = pairs.size();
        int pair = pairs.number(LongTable.pair(l, r));
        if (pair == before) {
            limits.check(pairs.size(), WHAT);
            product.state();
            if (left.isFinal(l) && right.isFinal(r)) {
                product.end(pair, left.semiring().times(left.finalWeight(l), right.finalWeight(r)));
            }
        }
        return pair;
    }

    private void expand(int pair, int l, int r) {
        for (int arc = left.firstArc(l); arc < left.firstArc(l + 1); arc++) {
            if (rightAlphabet.get(left.in(arc))) {
                together(pair, arc, r);
            } else {
                arc(pair, left.in(arc), left.out(arc), left.weight(arc), state(left.to(arc), r));
            }
        }
        for (int arc = right.firstArc(r); arc < right.firstArc(r + 1); arc++) {
            if (!leftAlphabet.get(right.in(arc))) {
                arc(pair, right.in(arc), right.out(arc), right.weight(arc), state(l, right.to(arc)));
            }
        }
    }

    private void together(int pair, int leftArc, int r) {
        for (int arc = right.firstArc(r); arc < right.firstArc(r + 1); arc++) {
            if (right.in(arc) == left.in(leftArc)) {
                arc(
                        pair,
                        left.in(leftArc),
                        joint.applyAsInt(left.out(leftArc), right.out(arc)),
                        left.semiring().times(left.weight(leftArc), right.weight(arc)),
                        state(left.to(leftArc), right.to(arc)));
            }
        }
    }

    private void arc(int from, int input, int output, Weight weight, int to) {
        limits.checkBytes(++arcs * BYTES_AN_ARC, WHAT);
        product.arc(from, input, output, weight, to);
    }
}
