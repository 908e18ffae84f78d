package io.sillage.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/** A word that is one of few. */
final class Choice {
    private Choice() {}

    static <E extends Enum<E>> E of(Class<E> choices, String typed) {
        for (E choice : choices.getEnumConstants()) {
            if (word(choice).equals(typed)) {
                return choice;
            }
        }
        String known =
                Arrays.stream(choices.getEnumConstants()).map(Choice::word).collect(Collectors.joining(", "));
        throw new TypeConversionException("'" + typed + "' is none of " + known);
    }

    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
