package io.sillage.analyzer.streams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sillage.analyzer.engine.Given;
import io.sillage.analyzer.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/** Records that no message holds: their long texts and lists are cut, and they say {@code truncated}. */
final class TooLarge {
    /** Half of a message, as the slice's key stands in the record and is the message's key beside. */
    private static final int LARGEST_BYTES = Topics.LARGEST_MESSAGE / 2 - (64 << 10);

    private static final int KEPT_CHARS = 64 << 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private TooLarge() {}

    static boolean is(Given record) {
        return record.utf8().length > LARGEST_BYTES;
    }

    /** The record, cut as far as it has to be. */
    static byte[] cut(Given record) {
        byte[] cut = record.utf8();
        for (int chars = KEPT_CHARS; cut.length > LARGEST_BYTES && chars > 0; chars /= 2) {
            cut = cut(record.utf8(), chars);
        }
        return cut;
    }

    /** The slice's key; of one that no message holds, nothing. */
    static String key(Given record) {
        return is(record) && record.key().length() > KEPT_CHARS ? "{}" : record.key();
    }

    private static byte[] cut(byte[] utf8, int chars) {
        try {
            ObjectNode record = (ObjectNode) JSON.readTree(new String(utf8, StandardCharsets.UTF_8));
            for (Iterator<Map.Entry<String, JsonNode>> fields = record.fields(); fields.hasNext(); ) {
                Map.Entry<String, JsonNode> field = fields.next();
                field.setValue(cut(field.getValue(), chars));
            }
            return record.put("truncated", true).toString().getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Bug: a record that we wrote can't be read", e);
        }
    }

    private static JsonNode cut(JsonNode value, int chars) {
        if (value.isTextual() && value.textValue().length() > chars) {
            String text = value.textValue();
            int end = Character.isHighSurrogate(text.charAt(chars - 1)) ? chars - 1 : chars;
            return JSON.getNodeFactory().textNode(text.substring(0, end));
        }
        return value.isArray() ? firsts(value, chars) : value;
    }

    private static ArrayNode firsts(JsonNode list, int chars) {
        ArrayNode firsts = JSON.createArrayNode();
        int left = chars;
        for (JsonNode one : list) {
            left -= one.asText().length() + 1;
            if (left < 0) {
                return firsts;
            }
            firsts.add(one);
        }
        return firsts;
    }
}
