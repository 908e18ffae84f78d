package io.sillage.analyzer.engine;

import io.sillage.analyzer.transduce.symbolic.Row;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The registers of all slices, side by side: a slot has a file a branch, a file has all registers. Files are named by where
 * they begin.
 *
 * <pre>
 *   words   | types | a | b | c | types | a | b | c | …   a byte of the types a register, as in Row; 8 bytes its value
 *   objects | .     | . | . | . | .     | . | . | . | …   only if some register may hold more than a number
 * </pre>
 */
final class Registers {
    private final boolean withObjects;
    private final int each;
    private final int typeWords;
    private final int fileWords;
    private long[] words = new long[16];
    private @Nullable Object[] objects = new @Nullable Object[0];

    /** @param each how many registers a file has */
    Registers(boolean withObjects, int each) {
        this.withObjects = withObjects;
        this.each = each;
        typeWords = (each + 7) / 8;
        fileWords = typeWords + each;
    }

    /** Where the file of that number begins. */
    int file(int number) {
        return number * fileWords;
    }

    /** Makes room for so many files. */
    void ensure(int files) {
        int size = files * fileWords;
        if (size > words.length) {
            words = Arrays.copyOf(words, Math.max(size, words.length + (words.length >> 1)));
        }
        if (withObjects && words.length > objects.length) {
            objects = Arrays.copyOf(objects, words.length);
        }
    }

    void clear(int file, int files) {
        int end = file + files * fileWords;
        Arrays.fill(words, file, end, Row.ABSENT);
        if (withObjects) {
            Arrays.fill(objects, file, end, null);
        }
    }

    /** Reads the beginning of a file; says nothing. */
    long look(int file) {
        return words[file];
    }

    byte type(int file, int register) {
        return (byte) (words[file + (register >>> 3)] >>> (register << 3));
    }

    private void type(int file, int register, byte type) {
        int at = file + (register >>> 3);
        int shift = register << 3;
        words[at] = words[at] & ~(0xFFL << shift) | (long) type << shift;
    }

    private int at(int file, int register) {
        return file + typeWords + register;
    }

    void get(int file, int register, Cell result) {
        int at = at(file, register);
        Object object = withObjects ? objects[at] : null;
        result.set(type(file, register), words[at], object instanceof Joined text ? text.toString() : object);
    }

    void set(int file, int register, Cell value) {
        boolean number = value.type != Row.TEXT && value.type != Row.OTHER;
        int at = at(file, register);
        if (withObjects) {
            objects[at] =
                    number ? null : value.type == Row.TEXT ? Joined.cut(String.valueOf(value.object)) : value.object;
        } else if (!number) {
            // a field that the contract says is a number, and somebody's JSON has as a text
            return;
        }
        type(file, register, value.type);
        words[at] = value.bits;
    }

    /** Appends to a text; false, and nothing is done, if there is something else. */
    boolean addText(int file, int register, String text) {
        if (type(file, register) != Row.TEXT) {
            return false;
        }
        int at = at(file, register);
        Object before = objects[at];
        objects[at] = (before instanceof Joined joined ? joined : new Joined(String.valueOf(before))).plus(text);
        return true;
    }

    /** Adds to an integer; false, and nothing is done, if there is something else or the sum is too large. */
    boolean addInteger(int file, int register, long value) {
        byte type = type(file, register);
        if (type != Row.INTEGER) {
            return type == Row.ABSENT && setInteger(file, register, value);
        }
        int at = at(file, register);
        long before = words[at];
        long sum = before + value;
        if (((before ^ sum) & (value ^ sum)) < 0) {
            return false;
        }
        words[at] = sum;
        return true;
    }

    /** Always true. */
    boolean setInteger(int file, int register, long value) {
        int at = at(file, register);
        if (withObjects) {
            objects[at] = null;
        }
        type(file, register, Row.INTEGER);
        words[at] = value;
        return true;
    }

    /** Leaves what is there; always true. */
    boolean firstInteger(int file, int register, long value) {
        return type(file, register) != Row.ABSENT || setInteger(file, register, value);
    }

    /** The smaller integer stays; false, and nothing is done, if there is something else. */
    boolean leastInteger(int file, int register, long value) {
        byte type = type(file, register);
        if (type != Row.INTEGER) {
            return type == Row.ABSENT && setInteger(file, register, value);
        }
        int at = at(file, register);
        words[at] = Math.min(words[at], value);
        return true;
    }

    /** The larger integer stays; false, and nothing is done, if there is something else. */
    boolean greatestInteger(int file, int register, long value) {
        byte type = type(file, register);
        if (type != Row.INTEGER) {
            return type == Row.ABSENT && setInteger(file, register, value);
        }
        int at = at(file, register);
        words[at] = Math.max(words[at], value);
        return true;
    }

    /** Copies files into others, from their beginning, without copying what they hold. */
    void copyTo(Registers other, int file, int files) {
        int count = files * fileWords;
        System.arraycopy(words, file, other.words, 0, count);
        if (withObjects) {
            System.arraycopy(objects, file, other.objects, 0, count);
        }
    }

    /**
     * Copies a file.
     *
     * @param again if another has it already: what keeps many values is copied then, as each branch adds to its own
     */
    void copyInto(Registers other, int file, int to, boolean again) {
        System.arraycopy(words, file, other.words, to, fileWords);
        for (int i = 0; withObjects && i < fileWords; i++) {
            Object object = objects[file + i];
            other.objects[to + i] = again && object instanceof Many many ? many.copy() : object;
        }
    }

    void pack(int file, int files, Packer out) {
        for (int of = file; of < file + files * fileWords; of += fileWords) {
            for (int register = 0; register < each; register++) {
                int at = at(of, register);
                out.value(type(of, register), words[at], withObjects ? objects[at] : null);
            }
        }
    }

    void unpack(int file, int files, Unpacker in) {
        Cell cell = new Cell();
        for (int of = file; of < file + files * fileWords; of += fileWords) {
            for (int register = 0; register < each; register++) {
                in.value(cell);
                set(of, register, cell);
            }
        }
    }
}
