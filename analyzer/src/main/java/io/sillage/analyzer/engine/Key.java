package io.sillage.analyzer.engine;

import io.sillage.analyzer.transduce.symbolic.Row;
import java.util.Arrays;
import java.util.Objects;
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
        int together = 0;
        for (Object value : values) {
            together = 31 * together + Objects.hashCode(value);
        }
        hash = together * 0x9E3779B9;
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

    /** The value of the key's field of that number. */
    Object value(int field) {
        return values[field];
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
