package io.sillage.analyzer.engine;

import io.sillage.analyzer.transduce.symbolic.Row;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The registers of all slices, side by side: a slot has a file a branch, a file has all registers.
 *
 * <pre>
 *   types   | a | b | c | a | b | c | …      one byte a register, as in Row
 *   bits    | . | . | . | . | . | . | …      8 bytes a register
 *   objects | . | . | . | . | . | . | …      a reference a register, only if some register may hold more than a number
 * </pre>
 */
final class Registers {
    private final boolean withObjects;
    private byte[] types = new byte[16];
    private long[] bits = new long[16];
    private @Nullable Object[] objects = new @Nullable Object[0];

    Registers(boolean withObjects) {
        this.withObjects = withObjects;
    }

    void ensure(int size) {
        if (size > types.length) {
            int larger = Math.max(size, types.length + (types.length >> 1));
            types = Arrays.copyOf(types, larger);
            bits = Arrays.copyOf(bits, larger);
        }
        if (withObjects && types.length > objects.length) {
            objects = Arrays.copyOf(objects, types.length);
        }
    }

    void clear(int from, int count) {
        Arrays.fill(types, from, from + count, Row.ABSENT);
        if (withObjects) {
            Arrays.fill(objects, from, from + count, null);
        }
    }

    byte type(int at) {
        return types[at];
    }

    void get(int at, Cell result) {
        result.set(types[at], bits[at], withObjects ? objects[at] : null);
    }

    void set(int at, Cell value) {
        boolean number = value.type != Row.TEXT && value.type != Row.OTHER;
        if (withObjects) {
            objects[at] = number ? null : value.object;
        } else if (!number) {
            // a field that the contract says is a number, and somebody's JSON has as a text
            return;
        }
        types[at] = value.type;
        bits[at] = value.bits;
    }

    void addInteger(int at, long value) {
        bits[at] += value;
    }

    long bits(int at) {
        return bits[at];
    }

    /** Copies registers into others, from their beginning, without copying what they hold. */
    void copyTo(Registers other, int from, int count) {
        System.arraycopy(types, from, other.types, 0, count);
        System.arraycopy(bits, from, other.bits, 0, count);
        if (withObjects) {
            System.arraycopy(objects, from, other.objects, 0, count);
        }
    }

    /**
     * Copies registers.
     *
     * @param again if others have them already: what keeps many values is copied then, as each branch adds to its own
     */
    void copyInto(Registers other, int from, int to, int count, boolean again) {
        System.arraycopy(types, from, other.types, to, count);
        System.arraycopy(bits, from, other.bits, to, count);
        for (int i = 0; withObjects && i < count; i++) {
            Object object = objects[from + i];
            other.objects[to + i] = again && object instanceof Many many ? many.copy() : object;
        }
    }

    void pack(int from, int count, Packer out) {
        for (int at = from; at < from + count; at++) {
            out.value(types[at], bits[at], withObjects ? objects[at] : null);
        }
    }

    void unpack(int from, int count, Unpacker in) {
        Cell cell = new Cell();
        for (int at = from; at < from + count; at++) {
            in.value(cell);
            set(at, cell);
        }
    }
}
