package io.sillage.analyzer.transduce;

import java.util.Map;

/** What paths of epsilons weigh, from one state at a time. */
interface EpsilonClosure {
    /**
     * The states that are reached without a letter, itself first.
     *
     * @throws Refused if a cycle of epsilons has no sum
     */
    Map<Integer, Weight> from(int state);

    static EpsilonClosure of(Machine machine) {
        return machine.semiring().idempotent() ? new BestEpsilons(machine) : new SummedEpsilons(machine);
    }

    static Refused noSum(int state, Semiring semiring) {
        return new Refused("an epsilon cycle through state " + state + " has no sum in the semiring " + semiring.word()
                + "; take the cycle out, or use the semiring boolean");
    }
}
