package io.sillage.analyzer.transduce;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Where all paths count (Mohri, <i>Semiring frameworks and algorithms for shortest-distance problems</i>, 2002, section
 * 2): strongly connected components in their order, each by its closed sums ({@link CycleSums}), so that what goes on for
 * ever is exact, too.
 */
final class SummedEpsilons implements EpsilonClosure {
    private final Machine machine;
    private final Semiring semiring;
    private final Components components;
    private final Map<Integer, CycleSums> sums = new HashMap<>();
    /** By their components, and where each of these begins. */
    private final int[] states;

    private final int[] first;

    SummedEpsilons(Machine machine) {
        this.machine = machine;
        semiring = machine.semiring();
        components = Components.ofEpsilons(machine);
        states = components.nodesFromTheSinksUp();
        first = new int[components.count() + 1];
        for (int state : states) {
            first[components.of(state) + 1]++;
        }
        Arrays.parallelPrefix(first, Integer::sum);
    }

    @Override
    public Map<Integer, Weight> from(int start) {
        Map<Integer, Weight> weights = new LinkedHashMap<>();
        // what arrives, by component: arcs lead to lower numbers, so the highest is complete
        TreeMap<Integer, Map<Integer, Weight>> arriving = new TreeMap<>();
        arriving.put(components.of(start), new TreeMap<>(Map.of(start, semiring.one())));
        weights.put(start, semiring.zero());
        while (!arriving.isEmpty()) {
            int component = arriving.lastKey();
            Map<Integer, Weight> arrived = Objects.requireNonNull(arriving.remove(component), "Bug: it is there");
            Map<Integer, Weight> within = sums(component).after(arrived);
            weights.putAll(within);
            within.forEach((state, weight) -> leave(state, weight, arriving));
        }
        return weights;
    }

    private void leave(int state, Weight weight, TreeMap<Integer, Map<Integer, Weight>> arriving) {
        for (int arc = machine.firstArc(state); arc < machine.firstArc(state + 1); arc++) {
            int to = machine.to(arc);
            if (RemoveEpsilon.isEpsilon(machine, arc) && components.of(to) != components.of(state)) {
                arriving.computeIfAbsent(components.of(to), component -> new TreeMap<>())
                        .merge(to, semiring.times(weight, machine.weight(arc)), semiring::plus);
            }
        }
    }

    private CycleSums sums(int component) {
        return sums.computeIfAbsent(
                component, which -> CycleSums.of(machine, Arrays.copyOfRange(states, first[which], first[which + 1])));
    }
}
