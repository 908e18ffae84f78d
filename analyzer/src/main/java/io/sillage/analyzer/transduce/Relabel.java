package io.sillage.analyzer.transduce;

import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The same graph with other labels. Linear. */
public final class Relabel {
    private Relabel() {}

    /** What stands on both sides of an arc, by the arc's number. */
    public static Machine arcs(Machine machine, @Nullable Symbols symbols, IntUnaryOperator in, IntUnaryOperator out) {
        MachineBuilder copy = new MachineBuilder(machine.semiring(), symbols);
        for (int state = 0; state < machine.states(); state++) {
            copy.end(copy.state(), machine.finalWeight(state));
        }
        copy.start(machine.start());
        for (int state = 0; state < machine.states(); state++) {
            for (int arc = machine.firstArc(state); arc < machine.firstArc(state + 1); arc++) {
                copy.arc(state, in.applyAsInt(arc), out.applyAsInt(arc), machine.weight(arc), machine.to(arc));
            }
        }
        return copy.build();
    }

    /** As above, with the names that the machine has. */
    public static Machine arcs(Machine machine, IntUnaryOperator in, IntUnaryOperator out) {
        return arcs(machine, machine.symbols(), in, out);
    }
}
