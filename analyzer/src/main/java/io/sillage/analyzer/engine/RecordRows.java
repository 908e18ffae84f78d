package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.symbolic.Row;
import java.util.ArrayList;
import java.util.List;

/** Makes rows of records, for programs that read them: a value for each of {@link Program#recordFields}. */
final class RecordRows {
    private final Program program;
    private final List<String> names;
    private final List<Value> values = new ArrayList<>();
    private final int[] keyFields;
    private final int[] places;
    private final int time;
    private final int transducer;
    private final int endedField;
    private final int completeField;
    private final Row noEvent;
    private final Cell cell = new Cell();

    RecordRows(Program program, OfSlice ofSlice) {
        this.program = program;
        names = program.recordFields();
        noEvent = new Row(program.fields().size());
        Values terms = new Values(program, ofSlice);
        program.record().forEach(field -> values.add(terms.of(field.term())));
        places = program.record().stream()
                .mapToInt(field -> names.indexOf(field.name()))
                .toArray();
        keyFields = program.keyFields().stream()
                .mapToInt(field -> names.indexOf(program.fields().get(field)))
                .toArray();
        time = names.indexOf("time");
        transducer = names.indexOf("transducer");
        endedField = names.indexOf("ended");
        completeField = names.indexOf("complete");
    }

    /** @param wall when the record was given */
    Row of(long wall, Key key, Ended ended, boolean complete, Registers registers, int file) {
        Row row = new Row(names.size());
        row.set(time, Row.TIME, wall);
        row.put(transducer, program.name());
        key.tell(row, keyFields);
        row.put(endedField, ended.word());
        row.put(completeField, complete);
        for (int i = 0; i < values.size(); i++) {
            values.get(i).of(noEvent, registers, file, cell);
            put(row, places[i]);
        }
        return row;
    }

    private void put(Row row, int field) {
        Object object = cell.object;
        if (cell.type == Row.TEXT && object != null) {
            row.setObject(field, Row.TEXT, object);
        } else if (cell.type == Row.OTHER && object != null) {
            row.setObject(field, Row.OTHER, object instanceof Many many ? many.copy() : object);
        } else if (cell.type != Row.TEXT && cell.type != Row.OTHER) {
            row.set(field, cell.type, cell.bits);
        }
    }
}
