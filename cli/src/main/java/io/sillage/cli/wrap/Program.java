package io.sillage.cli.wrap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The program that a word names, looked for as a shell does.
 *
 * @param file where it is; null if it can't be started
 * @param exitCode 0, or the exit code that a shell gives: 127 not found, 126 not executable
 * @param fault why not, in words
 */
public record Program(@Nullable Path file, int exitCode, String fault) {
    private static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";

    public static Program find(String word, Path directory, Map<String, String> environment) {
        if (word.indexOf('/') >= 0) {
            return check(word, directory.resolve(word));
        }
        Program found = new Program(null, 127, "command not found: '" + word + "' is in no directory of PATH");
        for (String place : environment.getOrDefault("PATH", USUAL_PATH).split(":", -1)) {
            Program here = check(word, directory.resolve(place).resolve(word));
            if (here.exitCode() == 0) {
                return here;
            }
            if (here.exitCode() == 126) {
                found = here;
            }
        }
        return found;
    }

    private static Program check(String word, Path file) {
        if (word.isEmpty() || !Files.exists(file)) {
            return new Program(null, 127, "command not found: '" + word + "'");
        }
        if (Files.isDirectory(file)) {
            return new Program(null, 126, "cannot start '" + word + "': it is a directory");
        }
        if (!Files.isExecutable(file)) {
            return new Program(null, 126, "cannot start '" + word + "': not executable; try: chmod +x " + file);
        }
        return new Program(file, 0, "");
    }
}
