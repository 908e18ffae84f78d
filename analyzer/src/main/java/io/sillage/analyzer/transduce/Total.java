package io.sillage.analyzer.transduce;

import java.util.Arrays;

/** Whether every word over an alphabet has an output. Sets of states: linear for deterministic machines, else a limit. */
public final class Total {
    private Total() {}

    /**
     * @param alphabet labels; without any, those that the machine reads
     * @return no with a shortest word that the machine does not know
     */
    public static Answer of(Machine machine, int[] alphabet, Limits limits) {
        int[] letters = alphabet.length == 0 ? machine.alphabet() : alphabet;
        MachineBuilder all = MachineBuilder.like(machine);
        int only = all.state();
        all.start(only).end(only);
        Arrays.stream(letters).forEach(label -> all.arc(only, label, label, only));
        try {
            Word word = Domains.difference(all.build(), machine, limits);
            return word == null
                    ? Answer.YES
                    : new Answer.No(Witness.of(word, "input", word.text(machine.symbols()), "output", "none"));
        } catch (Refused passed) {
            return new Answer.Undecided(passed.getMessage());
        }
    }
}
