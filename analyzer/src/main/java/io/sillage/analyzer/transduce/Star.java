package io.sillage.analyzer.transduce;

/**
 * Any number of words of a machine one after the other, none included: a new final start, and epsilon arcs back to it
 * (Thompson 1968). Linear.
 */
public final class Star {
    private Star() {}

    public static Machine of(Machine machine) {
        MachineBuilder star = MachineBuilder.like(machine);
        star.copy(machine);
        int start = star.state();
        star.start(start).end(start);
        if (machine.start() != Machine.NO_STATE) {
            star.arc(start, Machine.EPSILON, Machine.EPSILON, machine.start());
        }
        for (int state = 0; state < machine.states(); state++) {
            if (machine.isFinal(state)) {
                star.arc(state, Machine.EPSILON, Machine.EPSILON, machine.finalWeight(state), start);
                star.end(state, machine.semiring().zero());
            }
        }
        return star.build();
    }
}
