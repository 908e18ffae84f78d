package io.sillage.analyzer.transduce;

/**
 * Whether every input word has at most one accepting path: the machine that writes the numbers of its arcs instead of its
 * outputs is functional. Polynomial, as {@link Functional}.
 */
public final class Unambiguous {
    private Unambiguous() {}

    public static Answer of(Machine machine) {
        Machine trimmed = Trim.of(machine);
        // arc 0 would be epsilon: numbers begin at 1
        Machine paths = Relabel.arcs(trimmed, trimmed::in, arc -> arc + 1);
        Witness witness = Disagreement.find(paths, paths, false);
        if (witness == null) {
            return Answer.YES;
        }
        String input = witness.input().text(machine.symbols());
        return new Answer.No(Witness.of(witness.input(), "input", input, "paths", "at least 2"));
    }
}
