package io.sillage.analyzer.transduce;

import org.jspecify.annotations.Nullable;

/**
 * Whether every input word has at most one output word: the machine agrees with itself (Béal et al. 2003, theorem 2).
 * Polynomial: {@link Disagreement} over the machine's square. Weights don't count.
 */
public final class Functional {
    private Functional() {}

    public static Answer of(Machine machine) {
        return of(machine, Limits.DEFAULT);
    }

    /** Undecided if nothing is found and there are more pairs of states than the limit. */
    public static Answer of(Machine machine, Limits limits) {
        try {
            Witness witness = witness(machine, limits);
            return witness == null ? Answer.YES : new Answer.No(witness);
        } catch (Refused passed) {
            return new Answer.Undecided(passed.getMessage());
        }
    }

    /**
     * Null if the machine is functional.
     *
     * @throws Refused instead of an undecided answer
     */
    static @Nullable Witness witness(Machine machine, Limits limits) {
        return machine.isAcceptor() || new ByInput(machine).isDeterministic()
                ? null
                : Disagreement.find(machine, machine, false, limits);
    }

    /** Whether, besides, all paths of a word have one weight. */
    static boolean withWeights(Machine machine, Limits limits) {
        return machine.semiring().divides()
                && (new ByInput(machine).isDeterministic()
                        || Disagreement.find(machine, machine, true, limits) == null);
    }
}
