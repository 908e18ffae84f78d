package io.sillage.event;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * JSON as it is put together: UTF-8 in one array, which grows and is used again. Made for many short texts, so what nearly
 * all have, ASCII, costs a store a character and no object. Not thread-safe.
 */
public final class JsonBytes {
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    /** The most characters that a number takes. */
    private static final int NUMBER = 20;

    private final TimeBytes times = new TimeBytes();
    private byte[] bytes = new byte[256];
    private int size;

    /** A text that is known to be ASCII as bytes, for {@link #raw(byte[])}. */
    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Forgets all. */
    public JsonBytes clear() {
        size = 0;
        return this;
    }

    /** How many bytes there are. */
    public int size() {
        return size;
    }

    /** What was made, as UTF-8. */
    public byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    /** Writes all of it, and forgets it. */
    public void writeTo(PrintStream out) {
        out.write(bytes, 0, size);
        size = 0;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    /** Appends UTF-8 as it is. */
    public JsonBytes raw(byte[] utf8) {
        ensure(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
        return this;
    }

    /** Appends one character of ASCII as it is. */
    public JsonBytes raw(char ascii) {
        ensure(1);
        bytes[size++] = (byte) ascii;
        return this;
    }

    /** Appends a text as it is. */
    public JsonBytes raw(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    public JsonBytes bool(boolean value) {
        return raw(value ? TRUE : FALSE);
    }

    public JsonBytes number(long value) {
        ensure(NUMBER);
        size = Digits.number(bytes, size, value);
        return this;
    }

    /** JSON has no infinity and no NaN: they become null. */
    public JsonBytes number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return raw(ascii("null"));
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return number((long) value);
        }
        return raw(ascii(Double.toString(value)));
    }

    /** @param wallNanos nanoseconds since 1970, UTC */
    public JsonBytes time(long wallNanos) {
        ensure(TimeBytes.LENGTH + 2);
        bytes[size] = '"';
        times.put(bytes, size + 1, wallNanos);
        size += TimeBytes.LENGTH + 2;
        bytes[size - 1] = '"';
        return this;
    }

    public JsonBytes texts(List<String> values) {
        raw('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                raw(',');
            }
            quote(values.get(i));
        }
        return raw(']');
    }

    /** A text, in quotes, with what JSON does not allow escaped. */
    public JsonBytes quote(String value) {
        int length = value.length();
        ensure(length + 2);
        byte[] to = bytes;
        int at = size;
        to[at++] = '"';
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c >= 0x7F) {
                size = at;
                return rest(value, i);
            }
            to[at++] = (byte) c;
        }
        to[at++] = '"';
        size = at;
        return this;
    }

    /** What comes after the first character that needs care. */
    private JsonBytes rest(String value, int from) {
        for (int i = from; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isSurrogate(c)) {
                int point = value.codePointAt(i);
                if (Character.isBmpCodePoint(point)) {
                    escape(c);
                } else {
                    raw(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                    i++;
                }
            } else {
                plain(c);
            }
        }
        return raw('"');
    }

    private void plain(char c) {
        if (c == '"' || c == '\\') {
            raw('\\').raw(c);
        } else if (c < ' ' || c == 0x7F) {
            escape(c);
        } else if (c < 0x80) {
            raw(c);
        } else {
            encode(c);
        }
    }

    private void encode(char c) {
        ensure(3);
        if (c < 0x800) {
            bytes[size++] = (byte) (0xC0 | c >> 6);
        } else {
            bytes[size++] = (byte) (0xE0 | c >> 12);
            bytes[size++] = (byte) (0x80 | c >> 6 & 0x3F);
        }
        bytes[size++] = (byte) (0x80 | c & 0x3F);
    }

    private void escape(char c) {
        raw('\\');
        switch (c) {
            case '\n' -> raw('n');
            case '\r' -> raw('r');
            case '\t' -> raw('t');
            default -> {
                raw('u');
                for (int shift = 12; shift >= 0; shift -= 4) {
                    raw((char) HEX[(c >> shift) & 0xF]);
                }
            }
        }
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
