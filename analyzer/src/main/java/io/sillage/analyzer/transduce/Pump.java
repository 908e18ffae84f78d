package io.sillage.analyzer.transduce;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * A way to a pair of states and a cycle there, to be gone round as often as one likes.
 *
 * @param prefix edges from the starts to the pair
 * @param loop edges from the pair to itself
 */
record Pump(PairGraph pairs, int[] prefix, int[] loop) {

    /** Whether one more round changes the delay: then it grows for ever. Linear in both words. */
    boolean changesDelay() {
        Delay before = after(Delay.none(pairs.left().semiring()), prefix);
        Delay after = after(before, loop);
        return !after.equals(before) || before.parted() && writes();
    }

    /** The same cycle entered earlier, where the way to it ends with a part of the cycle that is not needed. */
    Pump enteredEarly() {
        Pump pump = this;
        while (pump.endsAsItsLoop()) {
            int last = loop.length - 1;
            int[] turned = PairPaths.join(new int[] {pump.loop[last]}, Arrays.copyOf(pump.loop, last));
            Pump earlier = new Pump(pairs, Arrays.copyOf(pump.prefix, pump.prefix.length - 1), turned);
            if (!earlier.changesDelay()) {
                return pump;
            }
            pump = earlier;
        }
        return pump;
    }

    private boolean endsAsItsLoop() {
        return prefix.length > 0 && prefix[prefix.length - 1] == loop[loop.length - 1];
    }

    private Delay after(Delay delay, int[] edges) {
        Delay now = delay;
        for (int edge : edges) {
            now = pairs.after(now, edge, pairs.left().semiring().divides());
        }
        return now;
    }

    private boolean writes() {
        for (int edge : loop) {
            if (pairs.writes(edge)) {
                return true;
            }
        }
        return false;
    }

    Witness witness(String why) {
        Symbols symbols = pairs.left().symbols();
        Word reach = PairPaths.word(prefix, pairs::input);
        Word round = PairPaths.word(loop, pairs::input);
        return Witness.of(
                reach.before(round),
                "not twins",
                why,
                "reached by",
                reach.text(symbols),
                "cycle",
                round.text(symbols),
                "after 1 round",
                outputs(1),
                "after 2 rounds",
                outputs(2));
    }

    private String outputs(int rounds) {
        int[] edges = prefix;
        for (int round = 0; round < rounds; round++) {
            edges = PairPaths.join(edges, loop);
        }
        return side(edges, pairs::leftOut, pairs::leftWeight) + " and "
                + side(edges, pairs::rightOut, pairs::rightWeight);
    }

    private String side(int[] edges, IntFunction<Word> out, IntFunction<Weight> weight) {
        String word = PairPaths.word(edges, out).text(pairs.left().symbols());
        if (!pairs.left().isWeighted()) {
            return word;
        }
        Weight product = pairs.left().semiring().one();
        for (int edge : edges) {
            product = pairs.left().semiring().times(product, weight.apply(edge));
        }
        return word + " / " + product;
    }
}
