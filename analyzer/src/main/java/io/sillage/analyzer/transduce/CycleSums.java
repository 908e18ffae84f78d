package io.sillage.analyzer.transduce;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The weights of all paths of epsilons within a strongly connected component, added up without end: the closure of its
 * matrix by elimination (Lehmann, <i>Algebraic structures for transitive closure</i>, 1977), where a loop that weighs x
 * weighs 1/(1 - x) when it may be gone round any number of times. Cubic.
 *
 * <p>There is such a sum if that of the absolute values has an end: then it does not depend on the order in which it is
 * taken. Their elimination shows it, as every loop must weigh less than 1.
 */
final class CycleSums {
    /** Beyond, cubic is too slow. */
    private static final int MOST_STATES = 300;

    private final int[] states;
    private final Weight[][] closure;

    private CycleSums(int[] states, Weight[][] closure) {
        this.states = states;
        this.closure = closure;
    }

    /**
     * Of the epsilons between these states.
     *
     * @throws Refused if there is no sum
     */
    static CycleSums of(Machine machine, int[] states) {
        if (states.length > MOST_STATES) {
            throw new Refused("the sum over cycles of epsilons takes " + MOST_STATES
                    + " states at most that are on one another's cycles, given " + states.length
                    + "; take some of the epsilons out");
        }
        Weight[][] steps = steps(machine, states);
        if (Arrays.stream(steps).flatMap(Arrays::stream).anyMatch(weight -> weight.signum() < 0)) {
            Weight[][] sizes = new Weight[states.length][];
            Arrays.setAll(sizes, i -> Arrays.stream(steps[i]).map(Weight::abs).toArray(Weight[]::new));
            close(sizes, machine, states, true);
            return new CycleSums(states, close(steps, machine, states, false));
        }
        return new CycleSums(states, close(steps, machine, states, true));
    }

    private static Weight[][] steps(Machine machine, int[] states) {
        Map<Integer, Integer> number = new HashMap<>();
        for (int i = 0; i < states.length; i++) {
            number.put(states[i], i);
        }
        Weight[][] steps = new Weight[states.length][states.length];
        for (int i = 0; i < states.length; i++) {
            Arrays.fill(steps[i], Weight.ZERO);
            for (int arc = machine.firstArc(states[i]); arc < machine.firstArc(states[i] + 1); arc++) {
                Integer to = RemoveEpsilon.isEpsilon(machine, arc) ? number.get(machine.to(arc)) : null;
                if (to != null) {
                    steps[i][to] = steps[i][to].plus(machine.weight(arc));
                }
            }
        }
        return steps;
    }

    /** @param converges whether a loop must weigh less than 1; else it is known that the whole has a sum */
    private static Weight[][] close(Weight[][] steps, Machine machine, int[] states, boolean converges) {
        int size = states.length;
        for (int via = 0; via < size; via++) {
            Weight loop = steps[via][via];
            if (converges && loop.compareTo(Weight.ONE) >= 0) {
                throw EpsilonClosure.noSum(states[via], machine.semiring());
            }
            Weight round = Weight.ONE.over(Weight.ONE.minus(loop));
            for (int from = 0; from < size; from++) {
                if (from != via && steps[from][via].signum() != 0) {
                    Weight there = steps[from][via].times(round);
                    for (int to = 0; to < size; to++) {
                        if (to != via) {
                            steps[from][to] = steps[from][to].plus(there.times(steps[via][to]));
                        }
                    }
                    steps[from][via] = there;
                }
            }
            for (int to = 0; to < size; to++) {
                steps[via][to] = to == via ? round : round.times(steps[via][to]);
            }
        }
        return steps;
    }

    /** What the component's states weigh, given what arrives at them from outside. */
    Map<Integer, Weight> after(Map<Integer, Weight> arriving) {
        Map<Integer, Weight> after = new HashMap<>();
        for (int to = 0; to < states.length; to++) {
            Weight sum = Weight.ZERO;
            for (int from = 0; from < states.length; from++) {
                Weight arrives = arriving.get(states[from]);
                sum = arrives == null ? sum : sum.plus(arrives.times(closure[from][to]));
            }
            after.put(states[to], sum);
        }
        return after;
    }
}
