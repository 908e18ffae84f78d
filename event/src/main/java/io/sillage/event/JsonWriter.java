package io.sillage.event;

import java.util.List;

/** Writes one JSON object into text. A field without a value is left out. Not thread-safe. */
public final class JsonWriter implements FieldSink {
    private final StringBuilder text;
    private boolean first = true;

    public JsonWriter(StringBuilder text) {
        this.text = text.append('{');
    }

    @Override
    public void field(String name, @Nullable String value) {
        if (value != null) {
            begin(name);
            JsonValue.quote(text, value);
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
        JsonValue.number(text, value);
    }

    @Override
    public void time(String name, long wallNanos) {
        begin(name);
        JsonValue.time(text, wallNanos);
    }

    @Override
    public void field(String name, List<String> values) {
        begin(name);
        JsonValue.texts(text, values);
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
        JsonValue.quote(text, name);
        text.append(':');
    }
}
