package io.sillage.analyzer.transduce;

import org.jspecify.annotations.Nullable;

/**
 * A shortest input that two acceptors with the same words weigh differently, by the semiring: weights that add up as
 * numbers by {@link Vectors}, worst steps by {@link Thresholds}, and where the best path counts alone by determinising
 * both. The last is not possible for all machines; no algorithm decides for all (Krob, <i>The equality problem for
 * rational series with multiplicities in the tropical semiring is undecidable</i>, 1994).
 */
final class WordWeights {
    private WordWeights() {}

    /**
     * Null if they weigh all words alike.
     *
     * @throws Refused if that is not known, and the first words show no difference
     */
    static @Nullable Word difference(Machine left, Machine right, Limits limits) {
        try {
            return proved(left, right, limits);
        } catch (Refused notKnown) {
            Word word = new FirstWords(left, right, limits).find(input -> weighDifferently(left, right, input));
            if (word == null) {
                throw notKnown;
            }
            return word;
        }
    }

    /**
     * The same without trying words, which takes time.
     *
     * @throws Refused if that is not known
     */
    static @Nullable Word proved(Machine left, Machine right, Limits limits) {
        if (left.semiring() == StandardSemiring.BOOLEAN) {
            return null;
        }
        Machine a = RemoveEpsilon.of(Trim.of(left), limits);
        Machine b = RemoveEpsilon.of(Trim.of(right), limits);
        if (!left.semiring().idempotent()) {
            return Vectors.difference(a, b);
        }
        return left.semiring().divides() ? byBestPaths(a, b, limits) : Thresholds.difference(a, b, limits);
    }

    private static @Nullable Word byBestPaths(Machine left, Machine right, Limits limits) {
        Machine a = oneWeightAWord(left, limits);
        Machine b = oneWeightAWord(right, limits);
        Witness witness = Disagreement.find(a, b, true, limits);
        return witness == null ? null : witness.input();
    }

    private static boolean weighDifferently(Machine left, Machine right, Word input) {
        return !Run.weight(left, input).equals(Run.weight(right, input));
    }

    private static Machine oneWeightAWord(Machine machine, Limits limits) {
        return Functional.withWeights(machine, limits) ? machine : Determinize.of(machine, limits);
    }
}
