package io.sillage.event;

import java.util.List;

/** Appends values as JSON. */
public final class JsonValue {
    private static final String HEX = "0123456789abcdef";

    private JsonValue() {}

    /** JSON has no infinity and no NaN: they become null. */
    public static void number(StringBuilder text, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            text.append("null");
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            text.append((long) value);
        } else {
            text.append(value);
        }
    }

    /** @param wallNanos nanoseconds since 1970, UTC */
    public static void time(StringBuilder text, long wallNanos) {
        text.append('"').append(Rfc3339.format(wallNanos)).append('"');
    }

    public static void texts(StringBuilder text, List<String> values) {
        text.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            quote(text, values.get(i));
        }
        text.append(']');
    }

    /** A text, in quotes, with what JSON does not allow escaped. */
    public static void quote(StringBuilder text, String value) {
        text.append('"');
        if (plain(value)) {
            text.append(value);
        } else {
            escaped(text, value);
        }
        text.append('"');
    }

    /** Nearly all are, and are copied at once then. */
    private static boolean plain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c >= 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static void escaped(StringBuilder text, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || c == 0x7F || Character.isSurrogate(c) && unpaired(value, i)) {
                escape(text, c);
            } else {
                text.append(c);
            }
        }
    }

    private static void escape(StringBuilder text, char c) {
        switch (c) {
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                text.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    text.append(HEX.charAt((c >> shift) & 0xF));
                }
            }
        }
    }

    private static boolean unpaired(String value, int at) {
        char c = value.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 >= value.length() || !Character.isLowSurrogate(value.charAt(at + 1))
                : at == 0 || !Character.isHighSurrogate(value.charAt(at - 1));
    }
}
