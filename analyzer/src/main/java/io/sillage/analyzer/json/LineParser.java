package io.sillage.analyzer.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Finds the fields of lines. One thread. */
public final class LineParser {
    /** A line has one object, and nothing after it. */
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final LineScanner scanner = new LineScanner();

    /**
     * The fields of the line at which {@code lines} stands, null if it is no object.
     *
     * @param text the same line
     * @throws JsonProcessingException if it is no JSON
     */
    public @Nullable LineFields parse(ByteLines lines, String text) throws JsonProcessingException {
        LineFields fields = scanner.scan(lines.bytes(), lines.from(), lines.to());
        return fields != null ? fields : ofTree(text);
    }

    /**
     * The fields of a line, null if it is no object.
     *
     * @throws JsonProcessingException if it is no JSON
     */
    public @Nullable LineFields parse(String line) throws JsonProcessingException {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        LineFields fields = scanner.scan(bytes, 0, bytes.length);
        return fields != null ? fields : ofTree(line);
    }

    /** The same for somebody who does not keep a parser: slower, and what the others are measured by. */
    public static @Nullable LineFields ofTree(String line) throws JsonProcessingException {
        JsonNode json = JSON.readTree(line);
        return json.isObject() ? LineFields.of(json) : null;
    }
}
