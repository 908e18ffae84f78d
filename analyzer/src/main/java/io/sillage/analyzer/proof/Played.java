package io.sillage.analyzer.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sillage.analyzer.engine.Feed;
import io.sillage.analyzer.engine.Given;
import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.EntryLine;
import io.sillage.analyzer.language.Program;
import io.sillage.event.ClockPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A log of JSON lines, run through the engine. */
final class Played {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_OPEN = 10_000;

    private Played() {}

    /** Whether each line is an event that a recording may have. */
    static boolean readable(List<String> lines) {
        return lines.stream().allMatch(line -> EntryLine.read(line) != null);
    }

    /** The records, in the engine's order; lines that are no event are passed over. */
    static List<Given> records(Program program, List<String> lines) {
        List<Given> given = new ArrayList<>();
        Feed feed = new Feed(program, new ClockPair(0, 0), MOST_OPEN, given::add);
        for (String line : lines) {
            Entry entry = EntryLine.read(line);
            if (entry != null) {
                feed.step(entry, "log");
            }
        }
        feed.end();
        return given;
    }

    /** By slice, what the records say besides the transducer's name. */
    static Map<JsonNode, List<JsonNode>> bySlice(List<Given> records) {
        Map<JsonNode, List<JsonNode>> slices = new LinkedHashMap<>();
        for (Given record : records) {
            ObjectNode said = (ObjectNode) read(record.json());
            said.remove("transducer");
            slices.computeIfAbsent(read(record.key()), key -> new ArrayList<>()).add(said);
        }
        return slices;
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Bug: a record that is no JSON: " + json, e);
        }
    }
}
