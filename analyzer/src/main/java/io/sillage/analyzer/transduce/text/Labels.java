package io.sillage.analyzer.transduce.text;

import io.sillage.analyzer.transduce.Symbols;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From labels as written to numbers.
 *
 * @param symbols where names get their numbers; null if labels are numbers
 * @param inputs the names that inputs may have; null for any
 * @param outputs the names that outputs may have; null for any
 */
public record Labels(
        @Nullable Symbols symbols,
        @Nullable Set<String> inputs,
        @Nullable Set<String> outputs) {

    /** Labels that are numbers. */
    public static final Labels NUMBERS = new Labels(null, null, null);

    /** Labels that are names, any. */
    public static Labels names(Symbols symbols) {
        return new Labels(symbols, null, null);
    }

    int input(Fields line, int field) {
        return label(line, field, inputs);
    }

    int output(Fields line, int field) {
        return label(line, field, outputs);
    }

    private int label(Fields line, int field, @Nullable Set<String> known) {
        String text = line.text(field);
        if (symbols == null) {
            return number(line, field);
        }
        if (text.equals("0") || text.equals(Symbols.EPSILON_NAME)) {
            return 0;
        }
        if (known != null && !known.contains(text)) {
            throw line.fault(field, "a symbol of the table", "add it to the table, or correct it here");
        }
        return symbols.intern(text);
    }

    private static int number(Fields line, int field) {
        String text = line.text(field);
        if (text.equals(Symbols.EPSILON_NAME)) {
            return 0;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException tooLargeOrNone) {
            // as below
        }
        throw line.fault(field, "a label from 0 to 2147483647", "write a number of that range, or a name");
    }
}
