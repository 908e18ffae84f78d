package io.sillage.analyzer.engine;

import io.sillage.analyzer.transduce.symbolic.Row;
import io.sillage.event.JsonBytes;
import io.sillage.event.Rfc3339;
import java.util.List;

/** A value as JSON or as text. */
final class Shown {
    private Shown() {}

    /** Appends a value that {@link #isShown is shown}. */
    static void json(JsonBytes text, Cell value) {
        switch (value.type) {
            case Row.INTEGER -> text.number(value.bits);
            case Row.REAL -> text.number(value.asReal());
            case Row.BOOLEAN -> text.bool(value.bits != 0);
            case Row.TEXT -> text.quote(String.valueOf(value.object));
            case Row.TIME -> text.time(value.bits);
            default -> text.texts(texts(value));
        }
    }

    /** Whether JSON has something for it: absence and sketches have nothing. */
    static boolean isShown(Cell value) {
        return value.type != Row.ABSENT
                && (value.type != Row.OTHER || value.object instanceof Listed || value.object instanceof List<?>);
    }

    private static List<String> texts(Cell value) {
        if (value.object instanceof Listed listed) {
            return listed.entries();
        }
        return value.object instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    static String text(Cell value) {
        return switch (value.type) {
            case Row.INTEGER -> Long.toString(value.bits);
            case Row.REAL -> Double.toString(value.asReal());
            case Row.BOOLEAN -> Boolean.toString(value.bits != 0);
            case Row.TIME -> Rfc3339.format(value.bits);
            default -> String.valueOf(value.object);
        };
    }
}
