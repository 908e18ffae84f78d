package io.sillage.analyzer.engine;

import io.sillage.analyzer.transduce.symbolic.Row;
import io.sillage.event.JsonWriter;
import io.sillage.event.Rfc3339;

/** A value as JSON or as text. */
final class Shown {
    private Shown() {}

    static void json(JsonWriter out, String name, Cell value) {
        switch (value.type) {
            case Row.INTEGER -> out.field(name, value.bits);
            case Row.REAL -> out.field(name, value.asReal());
            case Row.BOOLEAN -> out.field(name, value.bits != 0);
            case Row.TEXT -> out.field(name, String.valueOf(value.object));
            case Row.TIME -> out.time(name, value.bits);
            case Row.OTHER -> {
                if (value.object instanceof Listed listed) {
                    out.field(name, listed.entries());
                } else if (value.object instanceof java.util.List<?> list) {
                    out.field(name, list.stream().map(String::valueOf).toList());
                }
            }
            default -> {}
        }
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
