package io.sillage.analyzer.transduce;

/** The inverse relation: input and output change places. Linear. */
public final class Invert {
    private Invert() {}

    public static Machine of(Machine machine) {
        return Relabel.arcs(machine, machine::out, machine::in);
    }
}
