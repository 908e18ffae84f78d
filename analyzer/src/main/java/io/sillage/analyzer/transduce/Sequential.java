package io.sillage.analyzer.transduce;

/**
 * Whether a deterministic machine (p-subsequential: with final outputs) does the same: it is functional and its states are
 * twins (Choffrut 1977). Polynomial. Undecided for some machines with weights, see {@link #proves}.
 */
public final class Sequential {
    static final String NOT_PROVED = "weights drift apart on a cycle, which disproves only for machines whose paths of"
            + " one word all weigh the same, and here they don't";

    private Sequential() {}

    public static Answer of(Machine machine) {
        return of(machine, Limits.DEFAULT);
    }

    /** Undecided, too, if nothing is found and there are more pairs of states than the limit. */
    public static Answer of(Machine machine, Limits limits) {
        try {
            return decide(RemoveEpsilon.of(Trim.of(machine), limits), limits);
        } catch (Refused passed) {
            return new Answer.Undecided(passed.getMessage());
        }
    }

    private static Answer decide(Machine plain, Limits limits) {
        Answer functional = Functional.of(plain, limits);
        if (!functional.yes()) {
            return functional;
        }
        if (!plain.semiring().idempotent() && Unambiguous.witness(plain, limits) != null) {
            return new Answer.Undecided("an input has several paths, whose weights add up in the semiring "
                    + plain.semiring().word() + ", and what sums a deterministic machine can weigh is not known");
        }
        Twins.Violation violation = Twins.violation(plain, limits);
        if (violation == null) {
            return Answer.YES;
        }
        return proves(violation, plain, limits)
                ? new Answer.No(violation.witness())
                : new Answer.Undecided(NOT_PROVED + "; the states that are no twins:\n"
                        + violation.witness().text());
    }

    /**
     * Whether states that are no twins prove that nothing deterministic does the same. Outputs that drift apart do, where
     * an input has one output; weights do where all paths of a word weigh the same, as in every unambiguous machine
     * (Mohri 1997, theorem 12). Elsewhere the heavier path may never count.
     */
    static boolean proves(Twins.Violation violation, Machine functional, Limits limits) {
        return !violation.ofWeights() || Functional.withWeights(functional, limits);
    }
}
