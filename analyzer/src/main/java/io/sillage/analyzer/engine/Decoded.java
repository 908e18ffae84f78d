package io.sillage.analyzer.engine;

import io.sillage.analyzer.transduce.symbolic.Row;
import org.jspecify.annotations.Nullable;

/** What a {@link Decoder} finds out of one event; used again for another one. */
final class Decoded {
    private final Row row;
    private final int[] keyFields;
    private final Key key;
    private boolean mentioned;
    private boolean hasKey;
    private int letter;

    Decoded(int fields, int[] keyFields) {
        row = new Row(fields);
        this.keyFields = keyFields;
        key = Key.reusable(keyFields.length);
    }

    /** Of a kind that nobody mentions; nothing else is known then. */
    void skipped() {
        mentioned = false;
        hasKey = false;
    }

    /** The row has its fields now. */
    void read(int letterOfRow) {
        mentioned = true;
        hasKey = false;
        letter = letterOfRow;
    }

    /** Takes the key from the row, which costs a look at what the row refers to; null if the event lacks a field of it. */
    @Nullable
    Key findKey() {
        hasKey = mentioned && key.fill(row, keyFields);
        return key();
    }

    boolean isMentioned() {
        return mentioned;
    }

    Row row() {
        return row;
    }

    int letter() {
        return letter;
    }

    /** As {@link #findKey} found it; the same object for every event. */
    @Nullable
    Key key() {
        return hasKey ? key : null;
    }
}
