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
            return word == null ? Answer.YES : new Answer.No(Witness.of(word, "input", word.text(a.symbols())));
        } catch (Refused passed) {
            return new Answer.Undecided(passed.getMessage());
        }
    }
}
