package io.sillage.analyzer.transduce;

/**
 * Whether every input word has at most one output word: the machine agrees with itself (Béal et al. 2003, theorem 2).
 * Polynomial: {@link Disagreement} over the machine's square. Weights don't count.
 */
public final class Functional {
    private Functional() {}

    public static Answer of(Machine machine) {
        if (machine.isAcceptor()) {
            return Answer.YES;
        }
        Witness witness = Disagreement.find(machine, machine, false);
        return witness == null ? Answer.YES : new Answer.No(witness);
    }

    /** Whether, besides, all paths of a word have one weight. */
    static boolean withWeights(Machine machine) {
        return machine.semiring().divides() && Disagreement.find(machine, machine, true) == null;
    }
}
