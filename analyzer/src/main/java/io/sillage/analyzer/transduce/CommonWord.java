package io.sillage.analyzer.transduce;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shortest input word that two machines both know. Breadth first over {@link PairGraph}, as far as need be. */
final class CommonWord {
    /** A pair of states, and how it was reached. */
    private record Step(int pair, int before, int edge) {}

    private static final int NONE = -1;

    private final PairGraph pairs;
    private final List<Step> steps = new ArrayList<>();
    private final ZeroOneQueue queue = new ZeroOneQueue();
    private final BitSet seen = new BitSet();

    private CommonWord(PairGraph pairs) {
        this.pairs = pairs;
    }

    /**
     * Null if there is none.
     *
     * @throws Refused if nothing was found and there are more pairs of states than the limit
     */
    static @Nullable Word of(Machine left, Machine right, Limits limits) {
        return new CommonWord(new PairGraph(Trim.of(left), Trim.of(right), limits)).search();
    }

    private @Nullable Word search() {
        if (pairs.size() == 0) {
            return null;
        }
        add(new Step(0, NONE, NONE), 0);
        while (queue.poll()) {
            int number = queue.item();
            int pair = steps.get(number).pair();
            if (seen.get(pair)) {
                continue;
            }
            seen.set(pair);
            if (pairs.isFinal(pair)) {
                return word(number);
            }
            for (int edge = pairs.firstEdge(pair); edge < pairs.pastEdge(pair); edge++) {
                if (!seen.get(pairs.target(edge))) {
                    add(new Step(pairs.target(edge), number, edge), queue.distance() + pairs.letters(edge));
                }
            }
        }
        return null;
    }

    private void add(Step step, int distance) {
        queue.add(steps.size(), distance);
        steps.add(step);
    }

    private Word word(int last) {
        Word word = Word.EMPTY;
        for (Step step = steps.get(last); step.before() != NONE; step = steps.get(step.before())) {
            word = pairs.input(step.edge()).before(word);
        }
        return word;
    }
}
