package io.sillage.analyzer.transduce;

/**
 * Whether a deterministic machine (p-subsequential: with final outputs) does the same: it is functional and its states are
 * twins (Choffrut 1977). Polynomial.
 */
public final class Sequential {
    private Sequential() {}

    public static Answer of(Machine machine) {
        Machine plain = RemoveEpsilon.of(Trim.of(machine));
        Answer functional = Functional.of(plain);
        if (functional instanceof Answer.No) {
            return functional;
        }
        Witness witness = Twins.violation(plain);
        return witness == null ? Answer.YES : new Answer.No(witness);
    }
}
