package io.sillage.analyzer.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for bytes, eight at a time. Taking a number from each byte of a word borrows into the top bit of the lowest byte
 * that is smaller, and perhaps of higher ones, so the lowest is right; a byte that is sought is made zero first. Mycroft,
 * comp.arch 1987.
 */
final class EightBytes {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long TOPS = 0x8080_8080_8080_8080L;

    private EightBytes() {}

    /** Where a line ends: at the first line feed or carriage return, {@code end} if there is none. */
    static int lineEnd(byte[] bytes, int from, int end) {
        int at = firstBelow(bytes, from, end, '\r' + 1);
        while (at < end && bytes[at] != '\n' && bytes[at] != '\r') {
            at = firstBelow(bytes, at + 1, end, '\r' + 1);
        }
        return at;
    }

    /** One test instead of two: others of these characters are rare. */
    private static int firstBelow(byte[] bytes, int from, int end, int limit) {
        int at = from;
        for (; at + 8 <= end; at += 8) {
            long found = below((long) WORD.get(bytes, at), limit) & TOPS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >> 3);
            }
        }
        while (at < end && (bytes[at] < 0 || bytes[at] >= limit)) {
            at++;
        }
        return at;
    }

    /**
     * Where the plain part of a text ends: at the first quote, backslash or byte below a space, {@code end} if there is
     * none.
     */
    static int textEnd(byte[] bytes, int from, int end) {
        int at = from;
        for (; at + 8 <= end; at += 8) {
            long word = (long) WORD.get(bytes, at);
            long found = (below(word ^ ONES * '"', 1) | below(word ^ ONES * '\\', 1) | below(word, ' ')) & TOPS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >> 3);
            }
        }
        while (at < end && bytes[at] != '"' && bytes[at] != '\\' && (bytes[at] < 0 || bytes[at] >= ' ')) {
            at++;
        }
        return at;
    }

    /** Whether these are all that stands there: a few words are compared sooner than the library is called. */
    static boolean areAt(byte[] expected, byte[] bytes, int from, int end) {
        int length = expected.length;
        if (length > end - from) {
            return false;
        }
        int at = 0;
        for (; at + 8 <= length; at += 8) {
            if (differ(expected, at, bytes, from)) {
                return false;
            }
        }
        if (length >= 8) {
            return !differ(expected, length - 8, bytes, from);
        }
        while (at < length && expected[at] == bytes[from + at]) {
            at++;
        }
        return at == length;
    }

    private static boolean differ(byte[] expected, int at, byte[] bytes, int from) {
        return (long) WORD.get(expected, at) != (long) WORD.get(bytes, from + at);
    }

    /** The top bit of the lowest byte that is below the limit, of at most 128, and perhaps higher bits. */
    private static long below(long word, int limit) {
        return (word - ONES * limit) & ~word;
    }
}
