package io.sillage.analyzer.transduce;

/** All words of both sides backwards: arcs turned around, from a new start that leads to what was final. Linear. */
public final class Reverse {
    private Reverse() {}

    public static Machine of(Machine machine) {
        MachineBuilder back = MachineBuilder.like(machine);
        for (int state = 0; state < machine.states(); state++) {
            back.state();
        }
        int start = back.state();
        back.start(start);
        for (int state = 0; state < machine.states(); state++) {
            if (machine.isFinal(state)) {
                back.arc(start, Machine.EPSILON, Machine.EPSILON, machine.finalWeight(state), state);
            }
            for (int arc = machine.firstArc(state); arc < machine.firstArc(state + 1); arc++) {
                back.arc(machine.to(arc), machine.in(arc), machine.out(arc), machine.weight(arc), state);
            }
        }
        if (machine.start() != Machine.NO_STATE) {
            back.end(machine.start());
        }
        return back.build();
    }
}
