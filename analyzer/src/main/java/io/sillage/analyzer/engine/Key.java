package io.sillage.analyzer.engine;

import io.sillage.analyzer.transduce.symbolic.Row;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What names a slice: the values of the key's fields, each a {@link Long}, {@link Double}, {@link Boolean} or text.
 * Most have one field, so the first has a place of its own.
 */
final class Key {
    private static final Object[] NO_MORE = {};

    private Object first;
    private final Object[] more;
    private int hash;
    /** Where {@link Slices} thinks that it stands. */
    private int likely = Slices.NONE;

    private Key(Object first, Object[] more) {
        this.first = first;
        this.more = more;
        rehash();
    }

    private void rehash() {
        int together = hash(first);
        for (Object value : more) {
            together = 31 * together + hash(value);
        }
        hash = together * 0x9E3779B9;
        likely = Slices.NONE;
    }

    /** The slot where it is likely to be found, {@link Slices#NONE} if nobody looked yet. */
    int likely() {
        return likely;
    }

    void likely(int slot) {
        likely = slot;
    }

    /** Most are texts, and a call that has one target costs less. */
    private static int hash(@Nullable Object value) {
        return value instanceof String text ? text.hashCode() : Objects.hashCode(value);
    }

    /** The hash of the key that stands in an array, which need not be made for it. */
    static int hash(@Nullable Object[] values, int from, int fields) {
        int together = fields == 0 ? hash("") : hash(values[from]);
        for (int i = 1; i < fields; i++) {
            together = 31 * together + hash(values[from + i]);
        }
        return together * 0x9E3779B9;
    }

    /** One to be filled again and again, so that looking a slice up costs no object. */
    static Key reusable(int fields) {
        Object[] more = fields < 2 ? NO_MORE : new Object[fields - 1];
        Arrays.fill(more, "");
        return new Key("", more);
    }

    /** As it is now, to keep. */
    Key kept() {
        return new Key(first, more.length == 0 ? NO_MORE : more.clone());
    }

    /** One that stands in an array. */
    static Key of(@Nullable Object[] values, int from, int fields) {
        Key key = reusable(fields);
        for (int i = 0; i < fields; i++) {
            Object value = values[from + i];
            if (value == null) {
                throw new IllegalStateException("Bug: no key at " + from);
            }
            key.put(i, value);
        }
        key.rehash();
        return key;
    }

    private void put(int field, Object value) {
        if (field == 0) {
            first = value;
        } else {
            more[field - 1] = value;
        }
    }

    void copyTo(@Nullable Object[] values, int from) {
        values[from] = first;
        System.arraycopy(more, 0, values, from + 1, more.length);
    }

    /** Whether it is the one that stands in an array. */
    boolean is(@Nullable Object[] values, int from) {
        Object there = values[from];
        if (there != first && !first.equals(there)) {
            return false;
        }
        for (int i = 0; i < more.length; i++) {
            if (!more[i].equals(values[from + 1 + i])) {
                return false;
            }
        }
        return true;
    }

    /** Takes an event's values; false if it lacks a field of the key. */
    boolean fill(Row row, int[] fields) {
        for (int i = 0; i < fields.length; i++) {
            Object value = value(row, fields[i]);
            if (value == null) {
                return false;
            }
            put(i, value);
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

    void pack(Packer out) {
        pack(first, out);
        for (Object value : more) {
            pack(value, out);
        }
    }

    private static void pack(Object value, Packer out) {
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

    static Key of(Unpacker in, int fields) {
        Row row = in.row(fields);
        Key key = reusable(fields);
        key.fill(row, IntStream.range(0, fields).toArray());
        return key;
    }

    /** Sets a row's fields to the values. */
    void tell(Row row, int[] fields) {
        for (int i = 0; i < fields.length; i++) {
            row.put(fields[i], value(i));
        }
    }

    /** The value of the key's field of that number. */
    Object value(int field) {
        return field == 0 ? first : more[field - 1];
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Key other
                && hash == other.hash
                && first.equals(other.first)
                && (more.length == 0 || Arrays.equals(more, other.more));
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
