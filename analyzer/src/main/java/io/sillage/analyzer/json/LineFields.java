package io.sillage.analyzer.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.sillage.event.FieldSink;
import io.sillage.event.Rfc3339;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a line's object, in their order; each name once. A field is asked for by a name that is a literal, or
 * another {@link String#intern interned} text. What fields are converted to is what a {@link JsonNode} would say.
 */
public final class LineFields {
    private final String[] names;
    /** Of whole numbers of 64 bits. */
    private final long[] numbers;
    /** A text, a node for what is neither, null for a whole number. */
    private final @Nullable Object[] values;

    LineFields(String[] names, long[] numbers, @Nullable Object[] values) {
        this.names = names;
        this.numbers = numbers;
        this.values = values;
    }

    /** Those of an object. */
    static LineFields of(JsonNode object) {
        int size = object.size();
        String[] names = new String[size];
        long[] numbers = new long[size];
        @Nullable Object[] values = new @Nullable Object[size];
        int at = 0;
        for (var field : object.properties()) {
            JsonNode value = field.getValue();
            names[at] = field.getKey().intern();
            if (value.isIntegralNumber() && value.canConvertToLong()) {
                numbers[at] = value.longValue();
            } else {
                values[at] = value.isTextual() ? value.textValue() : value;
            }
            at++;
        }
        return new LineFields(names, numbers, values);
    }

    public int size() {
        return names.length;
    }

    public String name(int field) {
        return names[field];
    }

    @SuppressWarnings("ReferenceEquality") // all names are interned; looking at texts costs more than all the rest
    private int find(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i] == name) {
                return i;
            }
        }
        return -1;
    }

    public boolean has(String name) {
        return find(name) >= 0;
    }

    /** The field as a node, a missing one if it is not there. */
    public JsonNode node(String name) {
        int field = find(name);
        return field < 0 ? MissingNode.getInstance() : node(field);
    }

    public JsonNode node(int field) {
        Object value = values[field];
        if (value == null) {
            return LongNode.valueOf(numbers[field]);
        }
        return value instanceof String text ? TextNode.valueOf(text) : (JsonNode) value;
    }

    /** The field if it is a text, else null. */
    public @Nullable String text(String name) {
        int field = find(name);
        return field >= 0 && values[field] instanceof String text ? text : null;
    }

    /** The field as a text. */
    public String text(String name, String otherwise) {
        int field = find(name);
        if (field < 0) {
            return otherwise;
        }
        return values[field] instanceof String text ? text : node(field).asText(otherwise);
    }

    /** Whether it is a whole number of 64 bits. */
    public boolean isLong(String name) {
        int field = find(name);
        return field >= 0 && values[field] == null;
    }

    /** The field as a number. */
    public long number(String name, long otherwise) {
        int field = find(name);
        if (field < 0) {
            return otherwise;
        }
        return values[field] == null ? numbers[field] : node(field).asLong(otherwise);
    }

    /** The field as a number of 32 bits. */
    public int smallNumber(String name, int otherwise) {
        int field = find(name);
        return field < 0 ? otherwise : node(field).asInt(otherwise);
    }

    /** The field as a truth, false if it is none. */
    public boolean flag(String name) {
        int field = find(name);
        return field >= 0 && node(field).asBoolean(false);
    }

    /** Tells all fields, those of inner objects too. */
    public void tell(FieldSink out) {
        for (int i = 0; i < names.length; i++) {
            Object value = values[i];
            if (value == null) {
                out.field(names[i], numbers[i]);
            } else if (value instanceof String text) {
                tell(names[i], text, out);
            } else {
                tell(names[i], (JsonNode) value, out);
            }
        }
    }

    private static void tell(String name, JsonNode value, FieldSink out) {
        if (value.isObject()) {
            out.open(name);
            value.properties().forEach(field -> tell(field.getKey(), field.getValue(), out));
            out.close();
        } else if (value.isTextual()) {
            tell(name, value.textValue(), out);
        } else if (value.isIntegralNumber() && value.canConvertToLong()) {
            out.field(name, value.asLong());
        } else if (value.isNumber()) {
            out.field(name, value.asDouble());
        } else if (value.isBoolean()) {
            out.field(name, value.asBoolean());
        } else if (value.isArray()) {
            List<String> texts = new ArrayList<>();
            value.forEach(element -> texts.add(element.isTextual() ? element.asText() : element.toString()));
            out.field(name, texts);
        }
    }

    /** Only {@code time} is one; other texts that look so stay texts. */
    private static void tell(String name, String value, FieldSink out) {
        if (name.equals("time")) {
            try {
                out.time(name, Rfc3339.parse(value));
                return;
            } catch (DateTimeException | ArithmeticException noTime) {
                // then it is shown as it is
            }
        }
        out.field(name, value);
    }
}
