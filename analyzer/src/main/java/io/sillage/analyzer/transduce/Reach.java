package io.sillage.analyzer.transduce;

import java.util.Arrays;
import java.util.BitSet;

/** Which states a path leads to, or from. Iterative, linear in arcs. */
final class Reach {
    private Reach() {}

    static BitSet fromStart(Machine machine) {
        BitSet seen = new BitSet(machine.states());
        if (machine.start() == Machine.NO_STATE) {
            return seen;
        }
        int[] stack = new int[machine.states()];
        int depth = 0;
        stack[depth++] = machine.start();
        seen.set(machine.start());
        while (depth > 0) {
            int state = stack[--depth];
            for (int arc = machine.firstArc(state); arc < machine.firstArc(state + 1); arc++) {
                if (!seen.get(machine.to(arc))) {
                    seen.set(machine.to(arc));
                    stack[depth++] = machine.to(arc);
                }
            }
        }
        return seen;
    }

    static BitSet toFinal(Machine machine) {
        return fromStart(Reverse.of(machine)).get(0, machine.states());
    }

    /** For each state how many letters of input it is from the end, -1 where no path leads to one. */
    static int[] lettersToFinal(Machine machine) {
        Machine back = Reverse.of(machine);
        int[] letters = new int[back.states()];
        Arrays.fill(letters, -1);
        ZeroOneQueue queue = new ZeroOneQueue();
        queue.add(back.start(), 0);
        while (queue.poll()) {
            int state = queue.item();
            if (letters[state] >= 0) {
                continue;
            }
            letters[state] = queue.distance();
            for (int arc = back.firstArc(state); arc < back.firstArc(state + 1); arc++) {
                if (letters[back.to(arc)] < 0) {
                    queue.add(back.to(arc), queue.distance() + (back.in(arc) == Machine.EPSILON ? 0 : 1));
                }
            }
        }
        return Arrays.copyOf(letters, machine.states());
    }
}
