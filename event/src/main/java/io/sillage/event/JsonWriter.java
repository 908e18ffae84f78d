package io.sillage.event;

import java.util.List;

/** Writes one JSON object into text. A field without a value is left out. Not thread-safe. */
public final class JsonWriter implements FieldSink {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text;
    private boolean first = true;

    public JsonWriter(StringBuilder text) {
        this.text = text.append('{');
    }

    @Override
    public void field(String name, @Nullable String value) {
        if (value != null) {
            begin(name);
            quote(value);
        }
    }

    @Override
    public void field(String name, long value) {
        begin(name);
        text.append(value);
    }

    @Override
    public void field(String name, boolean value) {
        begin(name);
        text.append(value);
    }

    /** JSON has no infinity and no NaN: they become null. */
    @Override
    public void field(String name, double value) {
        begin(name);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            text.append("null");
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            text.append((long) value);
        } else {
            text.append(value);
        }
    }

    @Override
    public void time(String name, long wallNanos) {
        begin(name);
        quote(Rfc3339.format(wallNanos));
    }

    @Override
    public void field(String name, List<String> values) {
        begin(name);
        text.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            quote(values.get(i));
        }
        text.append(']');
    }

    /** Begins an object as the value of that field. */
    @Override
    public void open(String name) {
        begin(name);
        text.append('{');
        first = true;
    }

    /** Ends the innermost object. */
    @Override
    public void close() {
        text.append('}');
        first = false;
    }

    private void begin(String name) {
        if (!first) {
            text.append(',');
        }
        first = false;
        quote(name);
        text.append(':');
    }

    private void quote(String value) {
        text.append('"');
        if (plain(value)) {
            text.append(value);
        } else {
            escaped(value);
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

    private void escaped(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || c == 0x7F || Character.isSurrogate(c) && unpaired(value, i)) {
                escape(c);
            } else {
                text.append(c);
            }
        }
    }

    private void escape(char c) {
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
