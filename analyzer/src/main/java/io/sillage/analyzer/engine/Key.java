package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.symbolic.Row;
import io.sillage.event.JsonWriter;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What names a slice: the values of the key's fields, each a {@link Long}, {@link Double}, {@link Boolean} or text. */
final class Key {
    private final Object[] values;
    private int hash;

    private Key(Object[] values) {
        this.values = values;
        rehash();
    }

    private void rehash() {
        hash = Arrays.hashCode(values) * 0x9E3779B9;
    }

    /** One to be filled again and again, so that looking a slice up costs no object. */
    static Key reusable(int fields) {
        return new Key(new Object[fields]);
    }

    /** As it is now, to keep. */
    Key kept() {
        return new Key(values.clone());
    }

    /** Takes an event's values; false if it lacks a field of the key. */
    boolean fill(Row row, int[] fields) {
        for (int i = 0; i < fields.length; i++) {
            Object value = value(row, fields[i]);
            if (value == null) {
                return false;
            }
            values[i] = value;
        }
        rehash();
        return true;
    }

    private static @Nullable Object value(Row row, int field) {
        return switch (row.type(field)) {
            case Row.TEXT -> row.object(field);
            case Row.INTEGER, Row.TIME -> row.bits(field);
            case Row.REAL -> Double.longBitsToDouble(row.bits(field));
            case Row.BOOLEAN -> row.bits(field) != 0;
            case Row.OTHER -> String.valueOf(row.object(field));
            default -> null;
        };
    }

    void write(JsonWriter out, Program program) {
        for (int i = 0; i < values.length; i++) {
            String name = program.fields().get(program.keyFields().get(i));
            Object value = values[i];
            if (value instanceof Long integer) {
                out.field(name, integer.longValue());
            } else if (value instanceof Double real) {
                out.field(name, real.doubleValue());
            } else if (value instanceof Boolean yes) {
                out.field(name, yes.booleanValue());
            } else {
                out.field(name, String.valueOf(value));
            }
        }
    }

    void pack(Packer out) {
        for (Object value : values) {
            if (value instanceof Long integer) {
                out.value(Row.INTEGER, integer, null);
            } else if (value instanceof Double real) {
                out.value(Row.REAL, Double.doubleToRawLongBits(real), null);
            } else if (value instanceof Boolean yes) {
                out.value(Row.BOOLEAN, yes ? 1 : 0, null);
            } else {
                out.value(Row.TEXT, 0, value);
            }
        }
    }

    static Key of(Unpacker in, int fields) {
        Row row = in.row(fields);
        Key key = reusable(fields);
        key.fill(row, IntStream.range(0, fields).toArray());
        return key;
    }

    /** Sets a row's fields to the values. */
    void tell(Row row, int[] fields) {
        for (int i = 0; i < fields.length; i++) {
            row.put(fields[i], values[i]);
        }
    }

    /** As JSON. */
    String text(Program program) {
        StringBuilder text = new StringBuilder();
        JsonWriter out = new JsonWriter(text);
        write(out, program);
        out.close();
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Key other && hash == other.hash && Arrays.equals(values, other.values);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
