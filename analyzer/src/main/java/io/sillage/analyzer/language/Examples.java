package io.sillage.analyzer.language;

import io.sillage.event.JsonBytes;
import io.sillage.event.JsonWriter;
import java.util.List;
import java.util.Map;

/** Made-up events that show something. */
public final class Examples {
    private Examples() {}

    public static String json(List<String> names, Map<Integer, Object> values) {
        JsonBytes text = new JsonBytes();
        JsonWriter out = new JsonWriter(text);
        values.forEach((field, value) -> write(out, names.get(field), value));
        out.close();
        return text.toString();
    }

    private static void write(JsonWriter out, String name, Object value) {
        if (value instanceof Long integer) {
            out.field(name, integer.longValue());
        } else if (value instanceof Double real) {
            out.field(name, real.doubleValue());
        } else if (value instanceof Boolean yes) {
            out.field(name, yes.booleanValue());
        } else if (value instanceof String text) {
            out.field(name, text);
        } else {
            out.field(name, List.of("…"));
        }
    }
}
