package io.sillage.event;

import java.util.List;

/** Writes one JSON object. A field without a value is left out. Not thread-safe. */
public final class JsonWriter implements FieldSink {
    private final JsonBytes text;
    private boolean first = true;

    public JsonWriter(JsonBytes text) {
        this.text = text.raw('{');
    }

    @Override
    public void field(String name, @Nullable String value) {
        if (value != null) {
            begin(name);
            text.quote(value);
        }
    }

    @Override
    public void field(String name, long value) {
        begin(name);
        text.number(value);
    }

    @Override
    public void field(String name, boolean value) {
        begin(name);
        text.bool(value);
    }

    /** JSON has no infinity and no NaN: they become null. */
    @Override
    public void field(String name, double value) {
        begin(name);
        text.number(value);
    }

    @Override
    public void time(String name, long wallNanos) {
        begin(name);
        text.time(wallNanos);
    }

    @Override
    public void field(String name, List<String> values) {
        begin(name);
        text.texts(values);
    }

    /** Begins an object as the value of that field. */
    @Override
    public void open(String name) {
        begin(name);
        text.raw('{');
        first = true;
    }

    /** Ends the innermost object. */
    @Override
    public void close() {
        text.raw('}');
        first = false;
    }

    private void begin(String name) {
        if (!first) {
            text.raw(',');
        }
        first = false;
        text.quote(name);
        text.raw(':');
    }
}
