package io.sillage.analyzer.transduce;

import java.util.function.UnaryOperator;

/** Acceptors keep giving each letter where they read it: nothing is delayed or pushed but weights. */
final class Acceptors {
    private Acceptors() {}

    static Machine keep(Machine machine, UnaryOperator<Machine> act) {
        if (!machine.isAcceptor()) {
            return act.apply(machine);
        }
        Machine silent = Relabel.arcs(machine, machine::in, arc -> Machine.EPSILON);
        return Project.input(act.apply(silent));
    }
}
