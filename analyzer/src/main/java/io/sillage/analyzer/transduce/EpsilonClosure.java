package io.sillage.analyzer.transduce;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Epsilon distances from one state at a time (Mohri, <i>Semiring frameworks and algorithms for shortest-distance
 * problems</i>, 2002, figure 2): a queue of states whose weight has grown by something that their successors have not
 * seen. Ends for idempotent semirings without negative cycles, without cycles, and where sums converge.
 */
final class EpsilonClosure {
    private final Machine machine;
    private final Semiring semiring;
    private final double[] weight;
    private final double[] unseen;
    private final int[] visits;
    private int[] states = new int[16];
    private int size;

    EpsilonClosure(Machine machine) {
        this.machine = machine;
        semiring = machine.semiring();
        weight = new double[machine.states()];
        unseen = new double[machine.states()];
        visits = new int[machine.states()];
        Arrays.fill(weight, semiring.zero());
        Arrays.fill(unseen, semiring.zero());
    }

    int size() {
        return size;
    }

    int state(int i) {
        return states[i];
    }

    double weight(int i) {
        return weight[states[i]];
    }

    void begin(int source) {
        forget();
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        grow(queue, source, semiring.one());
        while (!queue.isEmpty()) {
            int state = queue.remove();
            double news = unseen[state];
            unseen[state] = semiring.zero();
            check(state);
            for (int arc = machine.firstArc(state); arc < machine.firstArc(state + 1); arc++) {
                if (RemoveEpsilon.isEpsilon(machine, arc)) {
                    grow(queue, machine.to(arc), semiring.times(news, machine.weight(arc)));
                }
            }
        }
    }

    private void forget() {
        for (int i = 0; i < size; i++) {
            weight[states[i]] = semiring.zero();
            visits[states[i]] = 0;
        }
        size = 0;
    }

    private void grow(ArrayDeque<Integer> queue, int state, double by) {
        double sum = semiring.plus(weight[state], by);
        boolean first = visits[state] == 0;
        if (first || !semiring.same(sum, weight[state])) {
            if (first) {
                visits[state] = 1;
                remember(state);
            }
            if (first || unseen[state] == semiring.zero()) {
                queue.add(state);
            }
            weight[state] = sum;
            unseen[state] = semiring.plus(unseen[state], by);
        }
    }

    private void remember(int state) {
        if (size == states.length) {
            states = Arrays.copyOf(states, size * 2);
        }
        states[size++] = state;
    }

    private void check(int state) {
        // without a bad cycle a shortest path has fewer arcs than states, and a sum of shares converges long before
        if (++visits[state] > machine.states() + 100_000) {
            throw new Refused("an epsilon cycle through state " + state + " has no sum in the semiring "
                    + semiring.word() + "; take the cycle out, or use the semiring boolean");
        }
    }
}
