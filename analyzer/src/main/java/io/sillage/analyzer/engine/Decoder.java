package io.sillage.analyzer.engine;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.symbolic.Alphabet;
import io.sillage.analyzer.transduce.symbolic.Row;
import io.sillage.event.ClockPair;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds an event's row, letter and key. Kinds that no guard mentions are passed over without looking at their fields. Used
 * by one thread.
 */
final class Decoder {
    private final Alphabet alphabet;
    private final Told told;
    private final int[] keyFields;
    private final Key key;
    private final int kindField;
    private final boolean strict;
    private final Map<String, Boolean> passedOver = new HashMap<>();

    Decoder(Program program) {
        alphabet = program.alphabet();
        told = new Told(program.fields());
        keyFields = program.keyFields().stream().mapToInt(field -> field).toArray();
        key = Key.reusable(keyFields.length);
        kindField = program.fields().indexOf("kind");
        strict = program.strict();
    }

    /** Takes the entry's fields; false if nobody mentions its kind. */
    boolean decode(Entry entry, ClockPair clock, String source) {
        if (passedOver.computeIfAbsent(entry.kind(), this::nobodyMentions)) {
            return false;
        }
        told.begin();
        EventFields.tell(entry, clock, source, told);
        return true;
    }

    private boolean nobodyMentions(String kind) {
        if (strict || kindField < 0) {
            return false;
        }
        Row row = new Row(told.row().fields());
        row.put(kindField, kind);
        return alphabet.decidedBy(kindField, row) == alphabet.none();
    }

    Row row() {
        return told.row();
    }

    int letter() {
        return alphabet.letter(told.row());
    }

    /** Valid until the next event is decoded; null if the event lacks a field of the key. */
    @Nullable
    Key key() {
        return key.fill(told.row(), keyFields) ? key : null;
    }
}
