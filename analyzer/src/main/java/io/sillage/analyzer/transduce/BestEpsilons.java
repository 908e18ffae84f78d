package io.sillage.analyzer.transduce;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where the best path counts alone (Mohri, <i>Semiring frameworks and algorithms for shortest-distance problems</i>, 2002,
 * figure 2; as Bellman and Moore): a queue of states that a better way was found to. Without a cycle that gets ever better a
 * best path has fewer arcs than there are states, and a state's turn comes no more often.
 */
final class BestEpsilons implements EpsilonClosure {
    private final Machine machine;
    private final Semiring semiring;

    BestEpsilons(Machine machine) {
        this.machine = machine;
        semiring = machine.semiring();
    }

    @Override
    public Map<Integer, Weight> from(int start) {
        if (!leaves(start)) {
            return Map.of(start, semiring.one());
        }
        Map<Integer, Weight> best = new LinkedHashMap<>();
        Map<Integer, Integer> turns = new HashMap<>();
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        Set<Integer> queued = new HashSet<>();
        best.put(start, semiring.one());
        queue.add(start);
        while (!queue.isEmpty()) {
            int state = queue.remove();
            queued.remove(state);
            if (turns.merge(state, 1, Integer::sum) > machine.states() + 1) {
                throw EpsilonClosure.noSum(state, semiring);
            }
            for (int arc = machine.firstArc(state); arc < machine.firstArc(state + 1); arc++) {
                if (RemoveEpsilon.isEpsilon(machine, arc)
                        && isBetter(best, state, arc)
                        && queued.add(machine.to(arc))) {
                    queue.add(machine.to(arc));
                }
            }
        }
        return best;
    }

    private boolean leaves(int state) {
        for (int arc = machine.firstArc(state); arc < machine.firstArc(state + 1); arc++) {
            if (RemoveEpsilon.isEpsilon(machine, arc)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an arc leads to its target in a better way than before: then that is remembered. */
    private boolean isBetter(Map<Integer, Weight> best, int state, int arc) {
        Weight through = semiring.times(best.getOrDefault(state, semiring.zero()), machine.weight(arc));
        Weight before = best.get(machine.to(arc));
        Weight now = before == null ? through : semiring.plus(before, through);
        best.put(machine.to(arc), now);
        return !now.equals(before);
    }
}
