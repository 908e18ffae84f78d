package io.sillage.analyzer.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the daemon deleted to keep its disk cap: always the beginning of a stream. */
final class Retention {
    private static final String NAME = "retention.json";

    private final JsonNode streams;

    private Retention(JsonNode streams) {
        this.streams = streams;
    }

    /** Null when nothing was deleted, or nobody can say. */
    static @Nullable Retention read(Path recording) {
        Path file = recording.resolve(NAME);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return new Retention(
                    new ObjectMapper().readTree(Files.readAllBytes(file)).path("streams"));
        } catch (IOException unreadable) {
            // The gaps in the numbers still tell what is gone; only the reason is lost.
            return null;
        }
    }

    /** The first number of that stream that was kept, 0 when all were. */
    long toSeq(String stream) {
        return streams.path(stream).path("to_seq").asLong(0);
    }

    /** Streams of which something was deleted. */
    Iterable<String> streams() {
        return streams::fieldNames;
    }
}
