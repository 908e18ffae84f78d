package io.sillage.cli;

import java.nio.file.Path;
import java.util.List;

/** A short name for a command, for its recording's directory: the jar's, or the program's. */
final class CommandName {
    private CommandName() {}

    static String of(List<String> command) {
        int jar = command.indexOf("-jar");
        if (jar >= 0 && jar + 1 < command.size()) {
            return base(command.get(jar + 1)).replaceFirst("\\.jar$", "");
        }
        return base(command.get(0));
    }

    private static String base(String word) {
        Path name = Path.of(word).getFileName();
        return name == null || name.toString().isEmpty() ? "run" : name.toString();
    }
}
