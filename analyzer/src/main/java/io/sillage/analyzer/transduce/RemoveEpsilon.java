package io.sillage.analyzer.transduce;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Map;

/**
 * The same relation without arcs that neither read nor write (Mohri, <i>Generic epsilon-removal</i>, 2002): a state takes
 * over the other arcs and the final weight of every state in its epsilon closure. Only states that are reached without
 * epsilons are asked for theirs. Result trimmed; quadratic at worst, as any epsilon removal.
 */
public final class RemoveEpsilon {
    private RemoveEpsilon() {}

    private static final String WHAT = "removing epsilons";

    private static final long BYTES_AN_ARC = 64;

    /**
     * @throws Refused if the weights of an epsilon cycle have no sum, such as a cycle of negative cost, or an
     *     endless number of paths; or if the result is too large for the default limits
     */
    public static Machine of(Machine machine) {
        return of(machine, Limits.DEFAULT);
    }

    /** @throws Refused as above, for these limits */
    public static Machine of(Machine machine, Limits limits) {
        if (!hasEpsilons(machine)) {
            return machine;
        }
        return machine.start() == Machine.NO_STATE ? Trim.of(machine) : without(machine, limits);
    }

    private static Machine without(Machine machine, Limits limits) {
        EpsilonClosure closure = EpsilonClosure.of(machine);
        MachineBuilder without = MachineBuilder.like(machine);
        for (int state = 0; state < machine.states(); state++) {
            without.state();
        }
        without.start(machine.start());
        BitSet reached = new BitSet(machine.states());
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        reached.set(machine.start());
        queue.add(machine.start());
        while (!queue.isEmpty()) {
            int state = queue.remove();
            for (Map.Entry<Integer, Weight> silent : closure.from(state).entrySet()) {
                takeOver(machine, without, state, silent.getKey(), silent.getValue());
                limits.checkBytes(without.arcs() * BYTES_AN_ARC, WHAT);
                follow(machine, silent.getKey(), reached, queue);
            }
        }
        return Trim.of(without.build());
    }

    private static void follow(Machine machine, int from, BitSet reached, ArrayDeque<Integer> queue) {
        for (int arc = machine.firstArc(from); arc < machine.firstArc(from + 1); arc++) {
            int to = machine.to(arc);
            if (!isEpsilon(machine, arc) && !reached.get(to)) {
                reached.set(to);
                queue.add(to);
            }
        }
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

    private static void takeOver(Machine machine, MachineBuilder without, int state, int from, Weight weight) {
        Semiring semiring = machine.semiring();
        if (machine.isFinal(from)) {
            Weight end = semiring.times(weight, machine.finalWeight(from));
            without.end(state, semiring.plus(without.finalWeight(state), end));
        }
        for (int arc = machine.firstArc(from); arc < machine.firstArc(from + 1); arc++) {
            if (!isEpsilon(machine, arc)) {
                Weight through = semiring.times(weight, machine.weight(arc));
                without.arc(state, machine.in(arc), machine.out(arc), through, machine.to(arc));
            }
        }
    }
}
