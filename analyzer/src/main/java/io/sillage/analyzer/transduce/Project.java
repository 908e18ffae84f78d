package io.sillage.analyzer.transduce;

/** The acceptor of one side's words. Linear. */
public final class Project {
    private Project() {}

    public static Machine input(Machine machine) {
        return Relabel.arcs(machine, machine::in, machine::in);
    }

    public static Machine output(Machine machine) {
        return Relabel.arcs(machine, machine::out, machine::out);
    }
}
