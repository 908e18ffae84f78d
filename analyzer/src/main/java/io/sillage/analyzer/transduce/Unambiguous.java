package io.sillage.analyzer.transduce;

import org.jspecify.annotations.Nullable;

/**
 * Whether every input word has at most one accepting path: the machine that writes the numbers of its arcs instead of its
 * outputs is functional. Polynomial, as {@link Functional}.
 */
public final class Unambiguous {
    private Unambiguous() {}

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
     * Null if the machine is unambiguous.
     *
     * @throws Refused instead of an undecided answer
     */
    static @Nullable Witness witness(Machine machine, Limits limits) {
        Machine trimmed = Trim.of(machine);
        if (new ByInput(trimmed).isDeterministic()) {
            return null;
        }
        // arc 0 would be epsilon: numbers begin at 1
        Machine paths = Relabel.arcs(trimmed, trimmed::in, arc -> arc + 1);
        Witness witness = Disagreement.find(paths, paths, false, limits);
        if (witness == null) {
            return null;
        }
        String input = witness.input().text(machine.symbols());
        return Witness.of(witness.input(), "input", input, "paths", "at least 2");
    }
}
