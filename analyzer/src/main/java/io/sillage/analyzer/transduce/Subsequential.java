package io.sillage.analyzer.transduce;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A p-subsequential machine: one arc a state and letter, output words on arcs, before the first letter and after the
 * last; p of the latter at most (Mohri 1997, section 3). State 0 is the start.
 *
 * @param initial what is written before anything is read
 * @param states empty if the machine knows no word
 */
record Subsequential(Semiring semiring, @Nullable Symbols symbols, Output initial, List<State> states) {

    /** A word with its weight. */
    record Output(Word word, Weight weight) {}

    /** In order of {@code in}, each letter once. */
    record Edge(int in, Word out, Weight weight, int to) {}

    /** @param finals outputs after the last letter; empty where the state is not final */
    record State(List<Edge> edges, List<Output> finals) {}

    Output unit() {
        return new Output(Word.EMPTY, semiring.one());
    }

    /**
     * One letter an arc, as AT&amp;T text has it: longer outputs go on along epsilon-input arcs. Linear in outputs.
     *
     * @throws Refused if that makes more states than the limit
     */
    Machine machine(Limits limits) {
        MachineBuilder machine = new MachineBuilder(semiring, symbols);
        for (int i = 0; i < states.size(); i++) {
            machine.state();
        }
        if (!states.isEmpty()) {
            boolean plain = initial.equals(unit());
            machine.start(plain ? 0 : machine.state());
            if (!plain) {
                chain(machine, machine.states() - 1, Machine.EPSILON, initial, 0);
            }
        }
        for (int i = 0; i < states.size(); i++) {
            for (Edge edge : states.get(i).edges()) {
                chain(machine, i, edge.in(), new Output(edge.out(), edge.weight()), edge.to());
            }
            // long outputs, each a chain of states, can be many times what was determinised
            limits.check(machine.states(), "writing outputs out letter by letter");
            for (Output end : states.get(i).finals()) {
                end(machine, i, end);
            }
        }
        return machine.build();
    }

    private void end(MachineBuilder machine, int state, Output end) {
        if (end.word().isEmpty()) {
            machine.end(state, end.weight());
        } else {
            int last = machine.state();
            chain(machine, state, Machine.EPSILON, new Output(end.word(), semiring.one()), last);
            machine.end(last, end.weight());
        }
    }

    private void chain(MachineBuilder machine, int from, int in, Output output, int to) {
        int[] letters = output.word().letters();
        int source = from;
        int read = in;
        Weight weight = output.weight();
        for (int i = 0; i < letters.length - 1; i++) {
            int between = machine.state();
            machine.arc(source, read, letters[i], weight, between);
            source = between;
            read = Machine.EPSILON;
            weight = semiring.one();
        }
        machine.arc(source, read, letters.length == 0 ? Machine.EPSILON : letters[letters.length - 1], weight, to);
    }
}
