package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Program;
import io.sillage.event.JsonValue;

/** Keys as JSON objects; the names of their fields are quoted once. Used by one thread. */
final class KeyText {
    private final String[] names;
    private final StringBuilder text = new StringBuilder(64);

    KeyText(Program program) {
        names = program.keyFields().stream()
                .map(field -> name(program.fields().get(field)))
                .toArray(String[]::new);
    }

    /** A field's name as it stands before its value. */
    static String name(String plain) {
        StringBuilder name = new StringBuilder();
        JsonValue.quote(name, plain);
        return name.append(':').toString();
    }

    String of(Key key) {
        text.setLength(0);
        text.append('{');
        for (int i = 0; i < names.length; i++) {
            if (i > 0) {
                text.append(',');
            }
            text.append(names[i]);
            value(key.value(i));
        }
        return text.append('}').toString();
    }

    private void value(Object value) {
        if (value instanceof String words) {
            JsonValue.quote(text, words);
        } else if (value instanceof Double real) {
            JsonValue.number(text, real);
        } else {
            text.append(value);
        }
    }
}
