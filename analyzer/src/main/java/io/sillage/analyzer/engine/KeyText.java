package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Program;
import io.sillage.event.JsonBytes;

/** Keys as JSON objects; the names of their fields are quoted once. Used by one thread. */
final class KeyText {
    private final byte[][] names;
    private final JsonBytes text = new JsonBytes();

    KeyText(Program program) {
        names = new byte[program.keyFields().size()][];
        for (int i = 0; i < names.length; i++) {
            String before = i == 0 ? "" : ",";
            names[i] = name(before, program.fields().get(program.keyFields().get(i)));
        }
    }

    /** A field's name as it stands before its value, after a text that stands before it. */
    static byte[] name(String before, String plain) {
        String quoted = new JsonBytes().quote(plain).toString();
        return (before + quoted + ":").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    String of(Key key) {
        text.clear().raw('{');
        appendFields(key, text);
        return text.raw('}').toString();
    }

    /** Appends what stands between the braces. */
    void appendFields(Key key, JsonBytes out) {
        for (int i = 0; i < names.length; i++) {
            out.raw(names[i]);
            value(key.value(i), out);
        }
    }

    private static void value(Object value, JsonBytes out) {
        if (value instanceof String words) {
            out.quote(words);
        } else if (value instanceof Long integer) {
            out.number(integer.longValue());
        } else if (value instanceof Double real) {
            out.number(real.doubleValue());
        } else if (value instanceof Boolean yes) {
            out.bool(yes);
        } else {
            throw new IllegalStateException("Bug: a key of no type");
        }
    }
}
