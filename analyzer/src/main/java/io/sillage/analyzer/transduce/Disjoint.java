package io.sillage.analyzer.transduce;

/** Whether no input word is known to both machines: no pair of final states is reached with one word. */
public final class Disjoint {
    private Disjoint() {}

    public static Answer of(Machine a, Machine b) {
        return of(a, b, Limits.DEFAULT);
    }

    /** Undecided if nothing is found and there are more pairs of states than the limit. */
    public static Answer of(Machine a, Machine b, Limits limits) {
        Alike.check(a, b);
        try {
            Word word = CommonWord.of(a, b, limits);
            if (word == null) {
                return Answer.YES;
            }
            return Cancelling.isPossible(a, limits) || Cancelling.isPossible(b, limits)
                    ? ofWeights(a, b, word, limits)
                    : new Answer.No(common(a, word));
        } catch (Refused passed) {
            return new Answer.Undecided(passed.getMessage());
        }
    }

    private static Answer ofWeights(Machine a, Machine b, Word first, Limits limits) {
        Run ofA = new Run(a, limits);
        Run ofB = new Run(b, limits);
        return Cancelling.tried(
                a,
                b,
                first,
                word -> ofA.outputs(word, 1).isEmpty() || ofB.outputs(word, 1).isEmpty() ? null : common(a, word),
                limits,
                "an input of both");
    }

    private static Witness common(Machine a, Word word) {
        return Witness.of(word, "input", word.text(a.symbols()));
    }
}
