package io.sillage.analyzer.transduce;

import org.jspecify.annotations.Nullable;

/** Tries one input after the other, shortest first, whether two machines have the same outputs for it. */
final class ManyOutputs {
    private final Machine left;
    private final Machine right;
    private final Run lefts;
    private final Run rights;
    private final boolean weighted;
    private final Limits limits;

    private final FirstWords words;
    private boolean comparedAll = true;

    /** @param weighted whether weights must be equal, too */
    ManyOutputs(Machine left, Machine right, boolean weighted, Limits limits) {
        this.left = left;
        this.right = right;
        this.weighted = weighted;
        this.limits = limits;
        lefts = new Run(left, limits);
        rights = new Run(right, limits);
        words = new FirstWords(left, right, limits);
    }

    /**
     * A shortest input with an output that only one machine has, null if the first inputs have none.
     *
     * @throws Refused if an input has more outputs than the limit
     */
    @Nullable
    Witness difference() {
        Word input = words.find(word -> compare(word) != null);
        return input == null ? null : compare(input);
    }

    int tried() {
        return words.tried();
    }

    /** Whether these were all inputs that there are, and all outputs could be compared. */
    boolean triedAll() {
        return words.wereAll() && comparedAll;
    }

    /** Whether of each input that was tried all outputs could be compared: else none that differs proves nothing. */
    boolean comparedAll() {
        return comparedAll;
    }

    /** An output of this input that the machines do not have in common, or weigh differently; null if none is known. */
    @Nullable
    Witness compare(Word input) {
        Machine first = lefts.outputs(input);
        Machine second = rights.outputs(input);
        Word output = difference(first, second);
        return output == null
                ? null
                : Witness.of(
                        input,
                        "input",
                        input.text(left.symbols()),
                        "first",
                        shown(first, output),
                        "second",
                        shown(second, output));
    }

    private @Nullable Word difference(Machine first, Machine second) {
        // what adds up to nothing is no output
        boolean allPathsCount = left.semiring() != StandardSemiring.SUM;
        Word output = allPathsCount ? Domains.difference(first, second, limits) : null;
        if (output != null || !weighted) {
            return output;
        }
        try {
            return WordWeights.proved(first, second, limits);
        } catch (Refused notKnown) {
            comparedAll = false;
            return null;
        }
    }

    private String shown(Machine outputs, Word output) {
        Weight weight = Run.weight(outputs, output);
        String text = output.text(left.symbols());
        if (weight.equals(outputs.semiring().zero())) {
            return "not " + text;
        }
        return weighted && !weight.equals(outputs.semiring().one()) ? text + " / " + weight : text;
    }
}
