package io.sillage.analyzer.transduce;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whether every word over an alphabet has an output. Sets of states: linear for deterministic machines, else a limit. */
public final class Total {
    private Total() {}

    /**
     * @param alphabet labels, also those that the machine never reads; null for those that stand on its arcs' inputs
     * @return no with a shortest word that the machine does not know
     */
    public static Answer of(Machine machine, int @Nullable [] alphabet, Limits limits) {
        int[] letters = alphabet == null ? machine.alphabet() : alphabet;
        MachineBuilder all = MachineBuilder.like(machine);
        int only = all.state();
        all.start(only).end(only);
        Arrays.stream(letters).forEach(label -> all.arc(only, label, label, only));
        try {
            Word word = Domains.difference(all.build(), machine, limits);
            if (word != null) {
                return new Answer.No(none(machine, word));
            }
            return Cancelling.isPossible(machine, limits) ? ofWeights(machine, limits) : Answer.YES;
        } catch (Refused passed) {
            return new Answer.Undecided(passed.getMessage());
        }
    }

    private static Answer ofWeights(Machine machine, Limits limits) {
        Run run = new Run(machine, limits);
        return Cancelling.tried(
                machine,
                machine,
                null,
                word -> run.outputs(word, 1).isEmpty() ? none(machine, word) : null,
                limits,
                "an input without one");
    }

    private static Witness none(Machine machine, Word word) {
        return Witness.of(word, "input", word.text(machine.symbols()), "output", "none");
    }
}
