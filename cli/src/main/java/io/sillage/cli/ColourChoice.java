package io.sillage.cli;

import java.util.Map;
import picocli.CommandLine.ITypeConverter;

/** When to colour: the option wins, then NO_COLOR, CLICOLOR_FORCE, a dumb or absent terminal. */
enum ColourChoice {
    AUTO,
    ALWAYS,
    NEVER;

    boolean colours(Map<String, String> environment, boolean terminal) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> auto(environment, terminal);
        };
    }

    private static boolean auto(Map<String, String> environment, boolean terminal) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        if (!environment.getOrDefault("CLICOLOR_FORCE", "0").equals("0")) {
            return true;
        }
        return terminal && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    static final class Reader implements ITypeConverter<ColourChoice> {
        @Override
        public ColourChoice convert(String typed) {
            return Choice.of(ColourChoice.class, typed);
        }
    }
}
