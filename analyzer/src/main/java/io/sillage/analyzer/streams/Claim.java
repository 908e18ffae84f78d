package io.sillage.analyzer.streams;

import com.fasterxml.jackson.databind.JsonNode;
import io.sillage.event.JsonBytes;
import io.sillage.event.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * To what a group belongs: its open slices mean something to the programs that it was begun with alone, and its offsets to
 * the topic.
 *
 * @param programs what tells them from others: {@link Groups#fingerprint}
 * @param transducers their names
 * @param events the id of the topic that it reads, which is another one where a topic was deleted and made again
 * @param topics those that it reads, those between its stages too
 */
record Claim(String programs, List<String> transducers, String events, List<String> topics) {
    Claim {
        transducers = List.copyOf(transducers);
        topics = List.copyOf(topics);
    }

    boolean isOfSamePrograms(Claim other) {
        return programs.equals(other.programs);
    }

    boolean isOfSameTopic(Claim other) {
        return events.equals(other.events);
    }

    /** The programs, for people. */
    String shown() {
        return String.join(", ", transducers) + "; " + programs;
    }

    String json() {
        JsonBytes text = new JsonBytes();
        JsonWriter out = new JsonWriter(text);
        out.field("programs", programs);
        out.field("transducers", transducers);
        out.field("events", events);
        out.field("topics", topics);
        out.close();
        return text.toString();
    }

    static Claim of(JsonNode json) {
        return new Claim(
                json.path("programs").asText(),
                texts(json.path("transducers")),
                json.path("events").asText(),
                texts(json.path("topics")));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
