package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.language.Term;
import io.sillage.analyzer.transduce.symbolic.Row;
import io.sillage.event.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/** Makes the record of a slice from its registers: the transducer, the key, how it ended, then what {@code emit} says. */
final class Records {
    private record Field(String name, Value value) {}

    private final Program program;
    private final List<Field> fields = new ArrayList<>();
    private final OfSlice ofSlice = new OfSlice();
    private final Row noEvent;
    private final Cell cell = new Cell();
    private final StringBuilder text = new StringBuilder(512);

    Records(Program program) {
        this.program = program;
        noEvent = new Row(program.fields().size());
        Values values = new Values(program, ofSlice);
        for (Program.Field field : program.record()) {
            Term term = field.term();
            fields.add(new Field(field.name(), values.of(term)));
        }
    }

    OfSlice ofSlice() {
        return ofSlice;
    }

    String json(Key key, boolean complete, Registers registers, int file) {
        text.setLength(0);
        JsonWriter out = new JsonWriter(text);
        out.field("transducer", program.name());
        key.write(out, program);
        out.field("ended", ofSlice.ended.word());
        out.field("complete", complete);
        for (Field field : fields) {
            field.value().of(noEvent, registers, file, cell);
            Shown.json(out, field.name(), cell);
        }
        out.close();
        return text.toString();
    }
}
