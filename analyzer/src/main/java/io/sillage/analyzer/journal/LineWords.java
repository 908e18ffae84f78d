package io.sillage.analyzer.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.sillage.analyzer.json.LineFields;
import io.sillage.analyzer.json.LineParser;
import io.sillage.event.CommonField;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an event says of which only the line is understood: its kind, what its writer calls a message, and its other fields
 * but for those that every event has.
 */
public final class LineWords {
    private static final Set<String> COMMON =
            Arrays.stream(CommonField.values()).map(CommonField::jsonName).collect(Collectors.toUnmodifiableSet());

    private static final List<String> MESSAGES = List.of("body", "message", "msg");

    private LineWords() {}

    public static String of(Entry entry) {
        LineFields fields = entry.fields() != null ? entry.fields() : parsed(entry.line());
        if (fields == null) {
            return entry.kind();
        }
        StringJoiner words = new StringJoiner(" ").add(entry.kind());
        String message = message(fields);
        if (message != null) {
            words.add(fields.text(message, ""));
        }
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.name(i);
            if (!COMMON.contains(name) && !name.equals(message)) {
                words.add(name + "=" + shown(fields.node(i)));
            }
        }
        return words.toString();
    }

    private static @Nullable String message(LineFields fields) {
        return MESSAGES.stream()
                .filter(name -> fields.text(name) != null)
                .findFirst()
                .orElse(null);
    }

    /** Without quotes where nobody needs them. */
    private static String shown(JsonNode value) {
        boolean plain = value.isTextual()
                && !value.textValue().isEmpty()
                && value.textValue().chars().noneMatch(c -> c <= ' ' || c == '"');
        return plain ? value.textValue() : value.toString();
    }

    private static @Nullable LineFields parsed(@Nullable String line) {
        try {
            return line == null ? null : LineParser.ofTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Bug: a line that was read once can't be read again", e);
        }
    }
}
