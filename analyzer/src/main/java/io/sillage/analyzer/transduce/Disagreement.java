package io.sillage.analyzer.transduce;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    private final PairGraph pairs;
    private final boolean weighted;
    private final List<Step> steps = new ArrayList<>();
    private final List<Set<Delay>> delays = new ArrayList<>();
    private final ZeroOneQueue queue = new ZeroOneQueue();

    private Disagreement(Machine left, Machine right, boolean weighted) {
        pairs = new PairGraph(left, right);
        this.weighted = weighted;
    }

    /** Null if the machines agree wherever both know the input. With {@code weighted}, weights must agree as well. */
    static @Nullable Witness find(Machine left, Machine right, boolean weighted) {
        return new Disagreement(Trim.of(left), Trim.of(right), weighted).search();
    }

    private @Nullable Witness search() {
        int[] letters = pairs.lettersToFinal();
        if (pairs.size() == 0 || letters[0] < 0) {
            return null;
        }
        reach(new Step(0, Delay.none(pairs.left().semiring()), ALONE, ALONE, ALONE), 0);
        while (queue.poll()) {
            int number = queue.item();
            Step step = steps.get(number);
            if (!isNews(step)) {
                continue;
            }
            if (pairs.isFinal(step.pair()) && !settled(step)) {
                return witness(number);
            }
            for (int edge = pairs.firstEdge(step.pair()); edge < pairs.firstEdge(step.pair() + 1); edge++) {
                if (letters[pairs.target(edge)] >= 0) {
                    reach(after(number, step, edge), queue.distance() + pairs.letters(edge));
                }
            }
        }
        return null;
    }

    private boolean settled(Step step) {
        double left = pairs.left().finalWeight(pairs.p(step.pair()));
        double right = pairs.right().finalWeight(pairs.q(step.pair()));
        return step.delay().then(Word.EMPTY, Word.EMPTY, left, right, weighted).isNone(weighted);
    }

    private Step after(int number, Step step, int edge) {
        int l = pairs.leftArc(edge);
        int r = pairs.rightArc(edge);
        Delay delay = pairs.after(step.delay(), edge, weighted);
        return new Step(pairs.target(edge), delay, number, l, r);
    }

    private void reach(Step step, int distance) {
        while (delays.size() <= step.pair()) {
            delays.add(new HashSet<>(4));
        }
        if (delays.get(step.pair()).size() < 2) {
            queue.add(steps.size(), distance);
            steps.add(step);
        }
    }

    /** Asked when its turn comes, not before: what was found first may be further away, as epsilons are free. */
    private boolean isNews(Step step) {
        Set<Delay> known = delays.get(step.pair());
        return known.size() < 2 && known.add(step.delay());
    }

    private Witness witness(int last) {
        Word input = Word.EMPTY;
        Word left = Word.EMPTY;
        Word right = Word.EMPTY;
        Semiring semiring = pairs.left().semiring();
        double leftWeight = pairs.left().finalWeight(pairs.p(steps.get(last).pair()));
        double rightWeight = pairs.right().finalWeight(pairs.q(steps.get(last).pair()));
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

    private Witness witness(Word input, Word left, Word right, double leftWeight, double rightWeight) {
        Symbols symbols = pairs.left().symbols();
        String first = left.text(symbols);
        String second = right.text(symbols);
        boolean byWeight = left.equals(right);
        return Witness.of(
                input,
                "input",
                input.text(symbols),
                "first",
                byWeight ? first + " / " + Weights.text(leftWeight) : first,
                "second",
                byWeight ? second + " / " + Weights.text(rightWeight) : second);
    }
}
