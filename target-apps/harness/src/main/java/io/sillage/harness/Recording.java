package io.sillage.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A recording, as the commands that read it tell. */
public record Recording(Sillage sillage, Path directory) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Each event in order; the options go to {@code sillage events}. */
    public void forEach(Consumer<JsonNode> event, Object... options) {
        lines(sillage.command("events", directory).and(options), event);
    }

    public List<JsonNode> events(Object... options) {
        List<JsonNode> events = new ArrayList<>();
        forEach(events::add, options);
        return events;
    }

    public List<JsonNode> connections() {
        List<JsonNode> connections = new ArrayList<>();
        lines(sillage.command("connections", directory, "--format", "json"), connections::add);
        return connections;
    }

    /** The rows of {@code sillage methods}. */
    public List<JsonNode> methods() {
        List<JsonNode> methods = new ArrayList<>();
        lines(sillage.command("methods", directory, "--format", "json"), methods::add);
        return methods;
    }

    /** The row of {@code sillage status} for that source. */
    public JsonNode status(String source) {
        List<JsonNode> rows = new ArrayList<>();
        lines(sillage.command("status", directory, "--format", "json"), rows::add);
        return rows.stream()
                .filter(row -> row.path("source").asText().equals(source))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no source " + source + " in " + rows));
    }

    /** How many events are lost by what the loss events say. */
    public long lost() {
        return events("--kind", "loss").stream()
                .mapToLong(loss -> loss.path("count").asLong())
                .sum();
    }

    private static void lines(Command command, Consumer<JsonNode> each) {
        command.run(line -> each.accept(parse(line))).expect(0);
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("not JSON: " + line, e);
        }
    }
}
