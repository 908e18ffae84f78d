package io.sillage.analyzer.transduce.symbolic;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one input that somebody asked for, by number. Used again for the next input, so that a number costs no
 * object.
 *
 * <pre>
 *   type    | TEXT      | INTEGER | REAL          | BOOLEAN | ABSENT |
 *   bits    |           | value   | as raw bits   | 0 or 1  |        |
 *   object  | the text  |         |               |         |        |
 * </pre>
 */
public final class Row {
    public static final byte ABSENT = 0;
    public static final byte INTEGER = 1;
    public static final byte REAL = 2;
    public static final byte BOOLEAN = 3;
    public static final byte TEXT = 4;

    /** Nanoseconds since 1970. */
    public static final byte TIME = 5;

    /** A list of texts, or another value that guards can only ask to exist. */
    public static final byte OTHER = 6;

    private final byte[] types;
    private final long[] bits;
    private final @Nullable Object[] objects;

    public Row(int fields) {
        types = new byte[fields];
        bits = new long[fields];
        objects = new @Nullable Object[fields];
    }

    public int fields() {
        return types.length;
    }

    /** Every field is absent then. */
    public void clear() {
        Arrays.fill(types, ABSENT);
    }

    public void set(int field, byte type, long value) {
        types[field] = type;
        bits[field] = value;
    }

    public void setObject(int field, byte type, Object value) {
        types[field] = type;
        objects[field] = value;
    }

    public byte type(int field) {
        return types[field];
    }

    public long bits(int field) {
        return bits[field];
    }

    /** Only of a field that has one. */
    public @Nullable Object object(int field) {
        return objects[field];
    }

    /** Sets a field to a {@link Long}, {@link Double}, {@link Boolean}, text, another object, or null for absent. */
    public void put(int field, @Nullable Object value) {
        if (value == null) {
            types[field] = ABSENT;
        } else if (value instanceof Long integer) {
            set(field, INTEGER, integer);
        } else if (value instanceof Double real) {
            set(field, REAL, Double.doubleToRawLongBits(real));
        } else if (value instanceof Boolean yes) {
            set(field, BOOLEAN, yes ? 1 : 0);
        } else {
            setObject(field, value instanceof String ? TEXT : OTHER, value);
        }
    }

    /** Sets a field to that of another row. */
    public void copy(int field, Row other, int otherField) {
        types[field] = other.types[otherField];
        bits[field] = other.bits[otherField];
        objects[field] = other.objects[otherField];
    }

    /** The same values, to keep. */
    public Row copy() {
        Row copy = new Row(types.length);
        System.arraycopy(types, 0, copy.types, 0, types.length);
        System.arraycopy(bits, 0, copy.bits, 0, bits.length);
        System.arraycopy(objects, 0, copy.objects, 0, objects.length);
        return copy;
    }
}
