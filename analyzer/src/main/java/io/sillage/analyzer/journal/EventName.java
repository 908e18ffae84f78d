package io.sillage.analyzer.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sillage.analyzer.json.LineFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What names an event, by the contract: its stream, and its number there.
 *
 * <p>A loss stands for events that are not there. Several may begin at the same number, so it is named by its whole line.
 */
public record EventName(String stream, long seq) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Null if it came from elsewhere than a line, or from one without a name. */
    public static @Nullable EventName of(Entry entry) {
        LineFields fields = entry.fields();
        String line = entry.line();
        if (line == null) {
            return null;
        }
        if (fields == null) {
            return of(line);
        }
        Long seq = fields.isLong("seq") ? (Long) fields.number("seq", 0) : null;
        return of(line, fields.text("kind"), fields.text("stream"), seq);
    }

    private static @Nullable EventName of(
            String line, @Nullable String kind, @Nullable String stream, @Nullable Long seq) {
        return kind == null || stream == null || seq == null
                ? null
                : new EventName(kind.equals("loss") ? line : stream, seq);
    }

    /** Null if the line is no event, or one without a name. */
    public static @Nullable EventName of(String line) {
        String stream = null;
        Long seq = null;
        String kind = null;
        try (JsonParser fields = JSON.createParser(line)) {
            if (fields.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            for (String name = fields.nextFieldName(); name != null; name = fields.nextFieldName()) {
                JsonToken value = fields.nextToken();
                switch (name) {
                    case "kind" -> kind = text(fields, value);
                    case "stream" -> stream = text(fields, value);
                    case "seq" -> seq = number(fields, value);
                    default -> fields.skipChildren();
                }
            }
        } catch (IOException noJson) {
            return null;
        }
        return of(line, kind, stream, seq);
    }

    private static @Nullable String text(JsonParser fields, JsonToken value) throws IOException {
        fields.skipChildren();
        return value == JsonToken.VALUE_STRING ? fields.getText() : null;
    }

    private static @Nullable Long number(JsonParser fields, JsonToken value) throws IOException {
        fields.skipChildren();
        boolean fits =
                value == JsonToken.VALUE_NUMBER_INT && fields.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        return fits ? (Long) fields.getLongValue() : null;
    }
}
