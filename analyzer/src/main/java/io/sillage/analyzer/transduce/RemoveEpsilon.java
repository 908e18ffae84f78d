package io.sillage.analyzer.transduce;

/**
 * The same relation without arcs that neither read nor write (Mohri, <i>Generic epsilon-removal</i>, 2002): a state takes
 * over the other arcs and the final weight of every state in its epsilon closure. Result trimmed; quadratic at worst, as
 * any epsilon removal.
 */
public final class RemoveEpsilon {
    private RemoveEpsilon() {}

    /**
     * @throws Refused if the weights of an epsilon cycle have no sum, such as a cycle of negative cost, or an
     *     endless number of paths
     */
    public static Machine of(Machine machine) {
        if (!hasEpsilons(machine)) {
            return machine;
        }
        EpsilonClosure closure = new EpsilonClosure(machine);
        MachineBuilder without = MachineBuilder.like(machine);
        for (int state = 0; state < machine.states(); state++) {
            without.state();
        }
        without.start(machine.start());
        for (int state = 0; state < machine.states(); state++) {
            closure.begin(state);
            for (int i = 0; i < closure.size(); i++) {
                takeOver(machine, without, state, closure.state(i), closure.weight(i));
            }
        }
        return Trim.of(without.build());
    }

    static boolean isEpsilon(Machine machine, int arc) {
        return machine.in(arc) == Machine.EPSILON && machine.out(arc) == Machine.EPSILON;
    }

    private static boolean hasEpsilons(Machine machine) {
        for (int arc = 0; arc < machine.arcs(); arc++) {
            if (isEpsilon(machine, arc)) {
                return true;
            }
        }
        return false;
    }

    private static void takeOver(Machine machine, MachineBuilder without, int state, int from, double weight) {
        Semiring semiring = machine.semiring();
        if (machine.isFinal(from)) {
            double end = semiring.times(weight, machine.finalWeight(from));
            without.end(state, semiring.plus(without.finalWeight(state), end));
        }
        for (int arc = machine.firstArc(from); arc < machine.firstArc(from + 1); arc++) {
            if (!isEpsilon(machine, arc)) {
                double through = semiring.times(weight, machine.weight(arc));
                without.arc(state, machine.in(arc), machine.out(arc), through, machine.to(arc));
            }
        }
    }
}
