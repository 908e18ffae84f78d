package io.sillage.analyzer.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sillage.analyzer.json.LineFields;
import io.sillage.analyzer.json.LineParser;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the names of events. One thread. */
public final class EventNames {
    private final LineParser parser = new LineParser();
    /** Has the last word on what is an event. */
    private final JsonEvents events = new JsonEvents(Path.of("topic"), "unknown", null);

    /** Null if it came from elsewhere than a line, or from one without a name. */
    public @Nullable EventName of(Entry entry) {
        LineFields fields = entry.fields();
        String line = entry.line();
        if (line == null) {
            return null;
        }
        return fields == null ? of(line) : of(line, fields);
    }

    /** Null if the line is no event, or one without a name. */
    public @Nullable EventName of(String line) {
        try {
            LineFields fields = parser.parse(line);
            EventName name = fields == null ? null : of(line, fields);
            if (name != null) {
                events.entry(fields, line);
            }
            return name;
        } catch (JsonProcessingException | IllegalArgumentException noEvent) {
            return null;
        }
    }

    private static @Nullable EventName of(String line, LineFields fields) {
        String kind = fields.text("kind");
        String stream = fields.text("stream");
        if (kind == null || stream == null || !fields.isLong("seq")) {
            return null;
        }
        return new EventName(kind.equals("loss") ? line : stream, fields.number("seq", 0));
    }
}
