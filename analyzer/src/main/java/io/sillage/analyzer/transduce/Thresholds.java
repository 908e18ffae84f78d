package io.sillage.analyzer.transduce;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A shortest input that two acceptors weigh differently, where a path weighs what its worst step does and a word what its
 * best path does: they agree if, for each weight that occurs, they know the same words by steps that are no worse. As many
 * times {@link Domains} as there are weights.
 */
final class Thresholds {
    private Thresholds() {}

    /** @throws Refused if sets of states pass the limit */
    static @Nullable Word difference(Machine left, Machine right, Limits limits) {
        Word shortest = null;
        TreeSet<Weight> thresholds = new TreeSet<>(weights(left));
        thresholds.addAll(weights(right));
        for (Weight threshold : thresholds) {
            Word word = Domains.difference(upTo(left, threshold), upTo(right, threshold), limits);
            if (word != null && (shortest == null || word.length() < shortest.length())) {
                shortest = word;
            }
        }
        return shortest;
    }

    private static List<Weight> weights(Machine machine) {
        List<Weight> weights = new ArrayList<>();
        for (int arc = 0; arc < machine.arcs(); arc++) {
            weights.add(machine.weight(arc));
        }
        for (int state = 0; state < machine.states(); state++) {
            if (machine.isFinal(state)) {
                weights.add(machine.finalWeight(state));
            }
        }
        return weights;
    }

    private static Machine upTo(Machine machine, Weight threshold) {
        MachineBuilder part = MachineBuilder.like(machine);
        for (int state = 0; state < machine.states(); state++) {
            part.state();
            if (machine.isFinal(state) && isNoWorse(machine, machine.finalWeight(state), threshold)) {
                part.end(state, machine.finalWeight(state));
            }
            for (int arc = machine.firstArc(state); arc < machine.firstArc(state + 1); arc++) {
                if (isNoWorse(machine, machine.weight(arc), threshold)) {
                    part.arc(state, machine.in(arc), machine.out(arc), machine.weight(arc), machine.to(arc));
                }
            }
        }
        return part.start(machine.start()).build();
    }

    private static boolean isNoWorse(Machine machine, Weight weight, Weight threshold) {
        return weight.compareTo(threshold) <= 0;
    }
}
