package io.sillage.analyzer.transduce;

import java.util.Arrays;

/** The arcs of each state in order of their input label, to be found by it in logarithmic time. */
final class ByInput {
    private final Machine machine;
    private final int[] order;

    ByInput(Machine machine) {
        this.machine = machine;
        order = new int[machine.arcs()];
        for (int state = 0; state < machine.states(); state++) {
            sort(machine.firstArc(state), machine.firstArc(state + 1));
        }
    }

    private void sort(int from, int to) {
        long[] keyed = new long[to - from];
        for (int arc = from; arc < to; arc++) {
            keyed[arc - from] = LongTable.pair(machine.in(arc), arc);
        }
        Arrays.sort(keyed);
        for (int i = from; i < to; i++) {
            order[i] = (int) keyed[i - from];
        }
    }

    /** Whether no state reads epsilon, or a letter on two arcs: then a word has one path at most. */
    boolean isDeterministic() {
        for (int state = 0; state < machine.states(); state++) {
            for (int at = machine.firstArc(state); at < machine.firstArc(state + 1); at++) {
                int label = machine.in(order[at]);
                if (label == Machine.EPSILON || reads(state, at + 1, label)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Where the arcs of a state begin that read at least this label: positions for {@link #arc}. */
    int first(int state, int label) {
        int low = machine.firstArc(state);
        int high = machine.firstArc(state + 1);
        while (low < high) {
            int middle = low + high >>> 1;
            if (machine.in(order[middle]) < label) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    boolean reads(int state, int position, int label) {
        return position < machine.firstArc(state + 1) && machine.in(order[position]) == label;
    }

    int arc(int position) {
        return order[position];
    }
}
