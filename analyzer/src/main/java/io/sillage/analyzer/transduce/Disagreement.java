package io.sillage.analyzer.transduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shortest input word on which two machines give different outputs: all pairs of their paths with the same input are
 * followed together, each with its {@link Delay} (Béal, Carton, Prieur and Sakarovitch, <i>Squaring transducers</i>,
 * 2003, section 4).
 *
 * <p>Two delays a pair of states suffice. From a pair a continuation can make good at most one delay; so if a pair was
 * reached with two, whatever the third word would show with a continuation, one of the first two shows with the same
 * continuation, and it came no later. That bounds the search by twice the pairs, and keeps the witness shortest.
 */
final class Disagreement {
    /** A pair of states reached with a delay, and how. */
    private record Step(int pair, Delay delay, int before, int leftArc, int rightArc) {}

    private static final int ALONE = -1;
    private static final int NONE = -1;
    private static final String WHAT = "the proof over pairs of paths";

    /** A step, its delay, its lead and a place in the queue. */
    private static final long BYTES_A_STEP = 160;

    private final PairGraph pairs;
    private final boolean weighted;
    private final Limits limits;
    private final List<Step> steps = new ArrayList<>();
    private final ZeroOneQueue queue = new ZeroOneQueue();

    /** The steps by which each pair was reached, with different delays. */
    private int[] first = new int[16];

    private int[] second = new int[16];

    private Disagreement(Machine left, Machine right, boolean weighted, Limits limits) {
        pairs = new PairGraph(left, right, limits);
        this.weighted = weighted;
        this.limits = limits;
        Arrays.fill(first, NONE);
        Arrays.fill(second, NONE);
    }

    /**
     * Null if the machines agree wherever both know the input. With {@code weighted}, weights must agree as well.
     *
     * @throws Refused if nothing was found and there are more pairs of states than the limit
     */
    static @Nullable Witness find(Machine left, Machine right, boolean weighted, Limits limits) {
        return new Disagreement(Trim.of(left), Trim.of(right), weighted, limits).search();
    }

    private @Nullable Witness search() {
        if (pairs.size() == 0) {
            return null;
        }
        reach(new Step(0, Delay.none(pairs.left().semiring()), ALONE, ALONE, ALONE), 0);
        while (queue.poll()) {
            int number = queue.item();
            Step step = steps.get(number);
            // asked when its turn comes: what was found first may be further away, as epsilons are free
            if (!isNews(step)) {
                continue;
            }
            remember(number, step.pair());
            if (pairs.isFinal(step.pair()) && !settled(step)) {
                return witness(number);
            }
            for (int edge = pairs.firstEdge(step.pair()); edge < pairs.pastEdge(step.pair()); edge++) {
                reach(after(number, step, edge), queue.distance() + pairs.letters(edge));
            }
        }
        return null;
    }

    private boolean settled(Step step) {
        Weight left = pairs.left().finalWeight(pairs.p(step.pair()));
        Weight right = pairs.right().finalWeight(pairs.q(step.pair()));
        return step.delay().ended(left, right, weighted).isNone(weighted);
    }

    private Step after(int number, Step step, int edge) {
        int l = pairs.leftArc(edge);
        int r = pairs.rightArc(edge);
        Delay delay = pairs.after(step.delay(), edge, weighted);
        return new Step(pairs.target(edge), delay, number, l, r);
    }

    private void reach(Step step, int distance) {
        if (isNews(step)) {
            limits.checkBytes(steps.size() * BYTES_A_STEP, WHAT);
            queue.add(steps.size(), distance);
            steps.add(step);
        }
    }

    private boolean isNews(Step step) {
        int pair = step.pair();
        return pair >= first.length
                || first[pair] == NONE
                || second[pair] == NONE && !steps.get(first[pair]).delay().equals(step.delay());
    }

    private void remember(int number, int pair) {
        while (pair >= first.length) {
            int known = first.length;
            first = Arrays.copyOf(first, known * 2);
            second = Arrays.copyOf(second, known * 2);
            Arrays.fill(first, known, known * 2, NONE);
            Arrays.fill(second, known, known * 2, NONE);
        }
        if (first[pair] == NONE) {
            first[pair] = number;
        } else {
            second[pair] = number;
        }
    }

    private Witness witness(int last) {
        Word input = Word.EMPTY;
        Word left = Word.EMPTY;
        Word right = Word.EMPTY;
        Semiring semiring = pairs.left().semiring();
        Weight leftWeight = pairs.left().finalWeight(pairs.p(steps.get(last).pair()));
        Weight rightWeight = pairs.right().finalWeight(pairs.q(steps.get(last).pair()));
        for (Step step = steps.get(last); step.before() != ALONE; step = steps.get(step.before())) {
            if (step.leftArc() != ALONE) {
                input = Word.ofLabel(pairs.left().in(step.leftArc())).before(input);
                left = Word.ofLabel(pairs.left().out(step.leftArc())).before(left);
                leftWeight = semiring.times(pairs.left().weight(step.leftArc()), leftWeight);
            }
            if (step.rightArc() != ALONE) {
                right = Word.ofLabel(pairs.right().out(step.rightArc())).before(right);
                rightWeight = semiring.times(pairs.right().weight(step.rightArc()), rightWeight);
            }
        }
        return witness(input, left, right, leftWeight, rightWeight);
    }

    private Witness witness(Word input, Word left, Word right, Weight leftWeight, Weight rightWeight) {
        Symbols symbols = pairs.left().symbols();
        String first = left.text(symbols);
        String second = right.text(symbols);
        boolean byWeight = left.equals(right);
        return Witness.of(
                input,
                "input",
                input.text(symbols),
                "first",
                byWeight ? first + " / " + leftWeight : first,
                "second",
                byWeight ? second + " / " + rightWeight : second);
    }
}
