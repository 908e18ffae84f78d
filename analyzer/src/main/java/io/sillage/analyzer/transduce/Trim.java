package io.sillage.analyzer.transduce;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Keeps the states on a path from the start to a final one, in their order; an arc that weighs zero is on no path. Linear.
 * OpenFst: connect.
 */
public final class Trim {
    private Trim() {}

    public static Machine of(Machine machine) {
        return connected(hasDeadArcs(machine) ? withoutDeadArcs(machine) : machine);
    }

    private static boolean hasDeadArcs(Machine machine) {
        for (int arc = 0; arc < machine.arcs(); arc++) {
            if (isDead(machine, arc)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDead(Machine machine, int arc) {
        return machine.weight(arc).equals(machine.semiring().zero());
    }

    private static Machine withoutDeadArcs(Machine machine) {
        MachineBuilder alive = MachineBuilder.like(machine);
        for (int state = 0; state < machine.states(); state++) {
            alive.end(alive.state(), machine.finalWeight(state));
        }
        for (int state = 0; state < machine.states(); state++) {
            for (int arc = machine.firstArc(state); arc < machine.firstArc(state + 1); arc++) {
                if (!isDead(machine, arc)) {
                    alive.arc(state, machine.in(arc), machine.out(arc), machine.weight(arc), machine.to(arc));
                }
            }
        }
        return alive.start(machine.start()).build();
    }

    private static Machine connected(Machine machine) {
        BitSet kept = Reach.fromStart(machine);
        kept.and(Reach.toFinal(machine));
        return kept.cardinality() == machine.states() ? machine : only(machine, kept);
    }

    private static Machine only(Machine machine, BitSet kept) {
        MachineBuilder trimmed = MachineBuilder.like(machine);
        int[] number = new int[machine.states()];
        Arrays.fill(number, Machine.NO_STATE);
        kept.stream().forEach(state -> {
            number[state] = trimmed.state();
            trimmed.end(number[state], machine.finalWeight(state));
        });
        if (!kept.isEmpty()) {
            trimmed.start(number[machine.start()]);
        }
        kept.stream().forEach(state -> {
            for (int arc = machine.firstArc(state); arc < machine.firstArc(state + 1); arc++) {
                if (kept.get(machine.to(arc))) {
                    trimmed.arc(
                            number[state],
                            machine.in(arc),
                            machine.out(arc),
                            machine.weight(arc),
                            number[machine.to(arc)]);
                }
            }
        });
        return trimmed.build();
    }
}
