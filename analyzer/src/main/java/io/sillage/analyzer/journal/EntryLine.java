package io.sillage.analyzer.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sillage.analyzer.json.LineParser;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One line of JSON that never stood in a file. */
public final class EntryLine {
    private static final Path NOWHERE = Path.of("log");

    private EntryLine() {}

    /** The entry that a recording would have of it, at its own {@code mono}; null if it is no event. */
    public static @Nullable Entry read(String line) {
        try {
            return new JsonEvents(NOWHERE, "unknown", null).entry(LineParser.ofTree(line), line);
        } catch (JsonProcessingException | IllegalArgumentException noEvent) {
            return null;
        }
    }
}
