package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.language.Term;
import io.sillage.analyzer.transduce.symbolic.Row;
import io.sillage.event.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** Makes the record of a slice from its registers: the transducer, the key, how it ended, then what {@code emit} says. */
final class Records {
    /** @param name as it stands before the value in JSON, with the comma */
    private record Field(String name, Value value) {}

    private final String opening;
    private final List<Field> fields = new ArrayList<>();
    private final OfSlice ofSlice = new OfSlice();
    private final Row noEvent;
    private final Cell cell = new Cell();
    private final StringBuilder text = new StringBuilder(512);

    Records(Program program) {
        StringBuilder name = new StringBuilder();
        JsonValue.quote(name, program.name());
        opening = "{" + KeyText.name("transducer") + name;
        noEvent = new Row(program.fields().size());
        Values values = new Values(program, ofSlice);
        for (Program.Field field : program.record()) {
            Term term = field.term();
            fields.add(new Field("," + KeyText.name(field.name()), values.of(term)));
        }
    }

    OfSlice ofSlice() {
        return ofSlice;
    }

    /** @param key as JSON, of which the fields are copied */
    String json(String key, boolean complete, Registers registers, int file) {
        text.setLength(0);
        text.append(opening);
        if (key.length() > "{}".length()) {
            text.append(',').append(key, 1, key.length() - 1);
        }
        text.append(",\"ended\":\"").append(ofSlice.ended.word());
        text.append(complete ? "\",\"complete\":true" : "\",\"complete\":false");
        for (Field field : fields) {
            field.value().of(noEvent, registers, file, cell);
            if (Shown.isShown(cell)) {
                text.append(field.name());
                Shown.json(text, cell);
            }
        }
        return text.append('}').toString();
    }
}
