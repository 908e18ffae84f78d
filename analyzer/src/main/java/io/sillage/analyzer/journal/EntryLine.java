package io.sillage.analyzer.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One line of JSON that never stood in a file. */
public final class EntryLine {
    private static final JsonEvents PARSER = new JsonEvents(Path.of("log"), "unknown", null);

    private EntryLine() {}

    /** The entry that a recording would have of it, at its own {@code mono}; null if it is no event. */
    public static @Nullable Entry read(String line) {
        try {
            return PARSER.entry(line);
        } catch (JsonProcessingException | IllegalArgumentException noEvent) {
            return null;
        }
    }
}
