package io.sillage.analyzer.transduce.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value in a JSON text and where it stands, so that a fault can say so.
 *
 * @param place as JSONPath (RFC 9535): {@code $.arcs[3].to}
 * @param value null where nothing stands
 */
record JsonPlace(String file, String place, @Nullable Object value) {
    private static final int LONGEST_SHOWN = 40;

    static JsonPlace whole(String file, Object value) {
        return new JsonPlace(file, "$", value);
    }

    boolean isThere() {
        return value != null;
    }

    JsonPlace field(String name) {
        if (!(value instanceof Map<?, ?> object)) {
            throw fault("an object", "write {\"" + name + "\": ...} as `--json` does");
        }
        return new JsonPlace(file, place + "." + name, object.get(name));
    }

    /** No other fields than these. */
    JsonPlace only(List<String> names) {
        if (value instanceof Map<?, ?> object) {
            for (Object name : object.keySet()) {
                if (!names.contains(String.valueOf(name))) {
                    throw field(String.valueOf(name)).fault("no such field", "known are " + String.join(", ", names));
                }
            }
        }
        return this;
    }

    List<JsonPlace> items() {
        if (!(value instanceof List<?> list)) {
            throw fault("a list", "write [ ... ]");
        }
        List<JsonPlace> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            items.add(new JsonPlace(file, place + "[" + i + "]", list.get(i)));
        }
        return items;
    }

    /** A whole number. */
    int number(int least, int most, String what) {
        if (value instanceof JsonNumber written) {
            double number = Double.parseDouble(written.text());
            if (number == Math.rint(number) && number >= least && number <= most) {
                return (int) number;
            }
        }
        throw fault(what + " from " + least + " to " + most, "write a whole number of that range");
    }

    String text(String what) {
        if (value instanceof String text) {
            return text;
        }
        throw fault(what, "write it in quotes");
    }

    Malformed fault(String expected, String remedy) {
        return new Malformed(file, place, expected, found(), remedy);
    }

    private String found() {
        if (value == null) {
            return "nothing";
        }
        if (value instanceof String text) {
            return JsonText.quoted(text);
        }
        String shown = value instanceof JsonNumber number ? number.text() : value.toString();
        return shown.length() <= LONGEST_SHOWN ? shown : shown.substring(0, LONGEST_SHOWN) + "...";
    }
}
