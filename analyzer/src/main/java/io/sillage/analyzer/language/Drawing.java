package io.sillage.analyzer.language;

import io.sillage.analyzer.transduce.Machine;
import io.sillage.analyzer.transduce.Relabel;
import io.sillage.analyzer.transduce.Symbols;
import java.util.Map;
import java.util.TreeMap;

/**
 * A program's machine with names for its labels: inputs by the events that they are, outputs by the actions, in a symbol
 * table. Names have no blanks, as AT&amp;T text wants it, and different actions have different names: {@code r += t} is
 * {@code r+=t}, {@code r min= t} is {@code r:min=t} (not that of a register {@code rmin}), and a blank inside of a text
 * is {@code \\u0020}.
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
                arc -> inputs.computeIfAbsent(machine.in(arc), letter -> symbols.intern(program.letterName(letter))),
                arc -> outputs.computeIfAbsent(machine.out(arc), position -> output(program, symbols, position)));
    }

    private static int output(Program program, Symbols symbols, int position) {
        Program.Position at = program.positions().get(position);
        if (at.actions().isEmpty()) {
            return Machine.EPSILON;
        }
        return symbols.intern(
                String.join(";", at.actions().stream().map(Drawing::word).toList()));
    }

    private static String word(Action action) {
        String sign = action.op().sign();
        return action.register()
                + (Character.isLetter(sign.charAt(0)) ? ":" : "")
                + sign
                + word(action.term().text());
    }

    /** Blanks between words are for the eye only, and go; those inside of quotes are part of a text or name. */
    private static String word(String text) {
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && c == ' ') {
                continue;
            }
            quote = quote == 0 ? (c == '"' || c == '`' ? c : 0) : c == quote && !isEscaped(text, i) ? 0 : quote;
            word.append(isBlank(c) ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }
        return word.toString();
    }

    private static boolean isEscaped(String text, int at) {
        int backslashes = 0;
        while (text.charAt(at - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /** To anybody who may read the table. */
    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }
}
