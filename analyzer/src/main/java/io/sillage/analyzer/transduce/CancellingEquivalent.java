package io.sillage.analyzer.transduce;

/**
 * Whether two machines with paths that may cancel are the same relation. Decided for acceptors, and where each input has one
 * output whatever its paths weigh and these agree ({@link Vectors}); and if the machines are the same as acceptors of pairs.
 * Elsewhere the first inputs are tried: whether an input's weight is 0 at all is undecidable already (Skolem's problem for
 * one letter is open).
 */
final class CancellingEquivalent {
    private final Machine left;
    private final Machine right;
    private final Limits limits;

    CancellingEquivalent(Machine left, Machine right, Limits limits) {
        this.left = left;
        this.right = right;
        this.limits = limits;
    }

    Answer decide() {
        boolean functional = isFunctional(left) && isFunctional(right);
        if (functional) {
            Word word = WordWeights.difference(Project.input(left), Project.input(right), limits);
            if (word != null) {
                return new Answer.No(weighed(word));
            }
        }
        if (functional && Disagreement.find(left, right, false, limits) == null
                || Pairs.weighAlike(left, right, limits)) {
            return Answer.YES;
        }
        ManyOutputs outputs = new ManyOutputs(left, right, true, limits);
        Answer tried = Cancelling.tried(left, right, null, outputs::compare, limits, "a difference");
        return tried.yes() && !outputs.comparedAll()
                ? new Answer.Undecided("an input has too many outputs for their weights to be compared")
                : tried;
    }

    private boolean isFunctional(Machine machine) {
        return Functional.ofPaths(machine, limits) == null;
    }

    private Witness weighed(Word word) {
        return Witness.of(
                word, "input", word.text(left.symbols()), "first", output(left, word), "second", output(right, word));
    }

    private static String output(Machine machine, Word word) {
        Weight weight = Run.weight(machine, word);
        Word output = weight.equals(machine.semiring().zero()) ? null : Run.anyOutput(machine, word);
        return output == null ? "none" : output.text(machine.symbols()) + " / " + weight;
    }
}
