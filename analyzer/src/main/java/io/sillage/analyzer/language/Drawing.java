package io.sillage.analyzer.language;

import io.sillage.analyzer.transduce.Machine;
import io.sillage.analyzer.transduce.Relabel;
import io.sillage.analyzer.transduce.Symbols;
import java.util.Map;
import java.util.TreeMap;

/**
 * A program's machine with names for its labels: inputs by the events that they are, outputs by the actions, in a symbol
 * table. Names have no blanks, as AT&amp;T text wants it.
 */
public final class Drawing {
    private Drawing() {}

    public static Machine of(Program program) {
        Symbols symbols = new Symbols();
        Map<Integer, Integer> inputs = new TreeMap<>();
        Map<Integer, Integer> outputs = new TreeMap<>();
        Machine machine = program.machine();
        return Relabel.arcs(
                machine,
                symbols,
                arc -> inputs.computeIfAbsent(
                        machine.in(arc), letter -> symbols.intern(word(program.letterName(letter)))),
                arc -> outputs.computeIfAbsent(machine.out(arc), position -> output(program, symbols, position)));
    }

    private static int output(Program program, Symbols symbols, int position) {
        Program.Position at = program.positions().get(position);
        if (at.actions().isEmpty()) {
            return Machine.EPSILON;
        }
        return symbols.intern(
                word(String.join(";", at.actions().stream().map(Action::text).toList())));
    }

    private static String word(String text) {
        return text.replaceAll("\\s+", "");
    }
}
