package io.sillage.analyzer.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Cuts an event that is too large for a message, so that it costs no more than its own text. */
final class Oversize {
    static final int MAX_CHARS = 2 << 20;
    private static final int KEPT_CHARS = 64 << 10;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PLACE = List.of("time", "mono", "source", "host.name", "process.pid");

    private Oversize() {}

    /** Its long texts are cut and it says {@code truncated}; if that does not help, a loss stands in for it. */
    static String cut(String line) {
        try {
            ObjectNode event = (ObjectNode) JSON.readTree(line);
            for (Iterator<Map.Entry<String, JsonNode>> fields = event.fields(); fields.hasNext(); ) {
                Map.Entry<String, JsonNode> field = fields.next();
                String text = field.getValue().asText();
                if (field.getValue().isTextual() && text.length() > KEPT_CHARS) {
                    int end = Character.isHighSurrogate(text.charAt(KEPT_CHARS - 1)) ? KEPT_CHARS - 1 : KEPT_CHARS;
                    field.setValue(event.textNode(text.substring(0, end)));
                }
            }
            event.put("truncated", true);
            String shorter = event.toString();
            return shorter.length() <= MAX_CHARS ? shorter : loss(event, line.length());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Bug: an event that we wrote can't be read", e);
        }
    }

    private static String loss(ObjectNode event, int size) {
        ObjectNode loss = JSON.createObjectNode();
        PLACE.stream().filter(event::has).forEach(name -> loss.set(name, event.get(name)));
        loss.put("kind", "loss");
        loss.set("stream", event.get("stream"));
        loss.set("seq", event.get("seq"));
        loss.set("from_seq", event.get("seq"));
        loss.put("count", 1);
        loss.put("reason", "too large for a topic: " + size + " characters, at most " + MAX_CHARS);
        return loss.toString();
    }
}
