package io.sillage.analyzer.transduce;

import java.util.Arrays;
import java.util.BitSet;

/** Keeps the states on a path from the start to a final one, in their order. Linear. OpenFst: connect. */
public final class Trim {
    private Trim() {}

    public static Machine of(Machine machine) {
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
