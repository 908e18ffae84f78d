package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.symbolic.Row;
import org.jspecify.annotations.Nullable;

/** Reads the records of one program as the events of another. One thread. */
public final class RecordReader {
    private final Program program;
    private final int[] from;
    private final int[] keyFields;
    private final Key key;

    /** @param program one that is over another */
    public RecordReader(Program program) {
        this.program = program;
        Program over = program.over();
        if (over == null) {
            throw new IllegalStateException("Bug: '" + program.name() + "' reads events");
        }
        from = program.fields().stream()
                .mapToInt(field -> over.recordFields().indexOf(field))
                .toArray();
        keyFields = program.keyFields().stream().mapToInt(field -> field).toArray();
        key = Key.reusable(keyFields.length);
    }

    /** What the program asks of a record. */
    Row row(Given record) {
        Row told = record.row();
        if (told == null) {
            throw new IllegalStateException("Bug: nobody asked for the rows of records");
        }
        Row row = new Row(from.length);
        for (int field = 0; field < from.length; field++) {
            if (from[field] >= 0) {
                row.copy(field, told, from[field]);
            }
        }
        return row;
    }

    int letter(Row row) {
        return program.alphabet().letter(row);
    }

    /** Valid until the next one; null if the record lacks a field of the key. */
    @Nullable
    Key key(Row row) {
        return key.fill(row, keyFields) ? key : null;
    }

    /**
     * A record on its way to the share that it belongs to.
     *
     * @param seq its place among those of one time and key
     * @return null if no guard mentions it
     */
    public @Nullable Item cut(Given record, long seq) {
        Row row = row(record);
        int letter = letter(row);
        boolean mentioned = letter != program.alphabet().none() || program.strict();
        return mentioned ? new Item(record.mono(), record.key(), seq, letter, row) : null;
    }

    /** To which of so many shares an item belongs, or {@link Cuts#EVERYWHERE}. */
    public int share(Item item, int shares) {
        Key found = key(item.row());
        return found == null ? Cuts.EVERYWHERE : Math.floorMod(found.hashCode(), shares);
    }
}
