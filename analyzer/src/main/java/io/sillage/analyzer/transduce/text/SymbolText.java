package io.sillage.analyzer.transduce.text;

import io.sillage.analyzer.transduce.Symbols;
import java.util.stream.Collectors;

/** Symbol tables as OpenFst has them: a name and a number a line. */
public final class SymbolText {
    private SymbolText() {}

    /** @throws Malformed with the place of the fault */
    public static Symbols read(String file, String text) {
        Symbols symbols = new Symbols();
        for (Fields line : Fields.of(file, text)) {
            if (line.size() != 2) {
                throw line.fault(line.size() - 1, "a name and a number", "write one symbol a line, such as 'open 1'");
            }
            try {
                symbols.put(line.text(0), number(line.text(1)));
            } catch (NumberFormatException e) {
                throw line.fault(1, "the number of '" + line.text(0) + "'", "numbers go from 0 to 2147483647");
            } catch (IllegalArgumentException e) {
                throw line.fault(0, "a symbol of its own", e.getMessage() + ": give each name one number");
            }
        }
        return symbols;
    }

    /** @throws NumberFormatException if it is no label */
    private static int number(String text) {
        int number = Integer.parseInt(text);
        if (number < 0) {
            throw new NumberFormatException("negative");
        }
        return number;
    }

    public static String write(Symbols symbols) {
        return symbols.all().entrySet().stream()
                .map(entry -> entry.getValue() + "\t" + entry.getKey() + "\n")
                .collect(Collectors.joining());
    }
}
