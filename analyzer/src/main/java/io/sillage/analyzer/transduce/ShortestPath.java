package io.sillage.analyzer.transduce;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The best path, as a machine of its own: least weight in the tropical semiring, most in max (Bellman 1958, Moore 1959:
 * a queue of states whose distance has improved). OpenFst: shortestpath.
 */
public final class ShortestPath {
    private ShortestPath() {}

    /** @throws Refused if the semiring does not choose between paths, or a cycle gets ever better */
    public static Machine of(Machine machine) {
        if (!machine.semiring().idempotent()) {
            throw new Refused("the semiring " + machine.semiring().word()
                    + " adds paths up and has no best one; use tropical, min, max or boolean");
        }
        MachineBuilder path = MachineBuilder.like(machine);
        return machine.start() == Machine.NO_STATE ? path.build() : search(Trim.of(machine), path);
    }

    private static Machine search(Machine machine, MachineBuilder path) {
        Semiring semiring = machine.semiring();
        Weight[] distance = new Weight[machine.states()];
        int[] by = new int[machine.states()];
        int[] source = new int[machine.states()];
        int[] visits = new int[machine.states()];
        Arrays.fill(distance, semiring.zero());
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        BitSet queued = new BitSet();
        if (machine.start() != Machine.NO_STATE) {
            distance[machine.start()] = semiring.one();
            source[machine.start()] = -1;
            queue.add(machine.start());
        }
        while (!queue.isEmpty()) {
            int state = queue.remove();
            queued.clear(state);
            if (++visits[state] > machine.states() + 1) {
                throw new Refused("a cycle through state " + state + " gets ever better: no best path");
            }
            for (int arc = machine.firstArc(state); arc < machine.firstArc(state + 1); arc++) {
                int next = machine.to(arc);
                Weight through = semiring.times(distance[state], machine.weight(arc));
                Weight better = semiring.plus(distance[next], through);
                if (!better.equals(distance[next])) {
                    distance[next] = better;
                    by[next] = arc;
                    source[next] = state;
                    // once at a time: then a state's turn comes no more often than there are states (Moore)
                    if (!queued.get(next)) {
                        queued.set(next);
                        queue.add(next);
                    }
                }
            }
        }
        return path(machine, path, distance, by, source);
    }

    private static Machine path(Machine machine, MachineBuilder path, Weight[] distance, int[] by, int[] source) {
        Semiring semiring = machine.semiring();
        int best = -1;
        Weight least = semiring.zero();
        for (int state = 0; state < machine.states(); state++) {
            Weight whole = semiring.times(distance[state], machine.finalWeight(state));
            if (machine.isFinal(state)
                    && (best < 0 || !semiring.plus(least, whole).equals(least))) {
                least = whole;
                best = state;
            }
        }
        if (best < 0) {
            return path.build();
        }
        int next = path.state();
        path.end(next, machine.finalWeight(best));
        for (int state = best; source[state] >= 0; state = source[state]) {
            int before = path.state();
            path.arc(before, machine.in(by[state]), machine.out(by[state]), machine.weight(by[state]), next);
            next = before;
        }
        return path.start(next).build();
    }
}
