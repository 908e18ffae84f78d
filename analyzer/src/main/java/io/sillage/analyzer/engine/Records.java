package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.symbolic.Row;
import io.sillage.event.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the record of a slice from its registers: the transducer, the key, how it ended, then what {@code emit} says. */
final class Records {
    private static final byte[][] COMPLETE = endings(true);
    private static final byte[][] INCOMPLETE = endings(false);

    private static final byte[] NOTHING = {};

    private final KeyText keys;
    private final byte[] opening;
    /** As they stand before their values, with the comma. */
    private final byte[][] names;

    private final Value[] values;
    private final OfSlice ofSlice = new OfSlice();
    private final Row noEvent;
    private final Cell cell = new Cell();
    private final JsonBytes text = new JsonBytes();
    private boolean asText = true;

    Records(Program program) {
        keys = new KeyText(program);
        String name = new JsonBytes().quote(program.name()).toString();
        String keyed = program.keyFields().isEmpty() ? "" : ",";
        opening = ("{\"transducer\":" + name + keyed).getBytes(StandardCharsets.UTF_8);
        noEvent = new Row(program.fields().size());
        Values terms = new Values(program, ofSlice);
        List<Program.Field> fields = program.record();
        names = fields.stream().map(field -> KeyText.name(",", field.name())).toArray(byte[][]::new);
        values = fields.stream().map(field -> terms.of(field.term())).toArray(Value[]::new);
    }

    /** Records have no text from now on, and so no key either. */
    void withoutText() {
        asText = false;
    }

    /** By {@link Ended#ordinal}. */
    private static byte[][] endings(boolean complete) {
        byte[][] endings = new byte[Ended.values().length][];
        for (Ended ended : Ended.values()) {
            endings[ended.ordinal()] = JsonBytes.ascii(",\"ended\":\"" + ended.word() + "\",\"complete\":" + complete);
        }
        return endings;
    }

    OfSlice ofSlice() {
        return ofSlice;
    }

    /** @param row its fields, null if nobody reads them */
    Given given(long mono, Key key, boolean complete, Registers registers, int file, @Nullable Row row) {
        if (!asText) {
            return new Given(mono, NOTHING, 0, 0, row);
        }
        text.clear().raw(opening);
        int keyFrom = opening.length;
        keys.appendFields(key, text);
        int keyTo = text.size();
        text.raw((complete ? COMPLETE : INCOMPLETE)[ofSlice.ended.ordinal()]);
        for (int i = 0; i < values.length; i++) {
            values[i].of(noEvent, registers, file, cell);
            if (Shown.isShown(cell)) {
                Shown.json(text.raw(names[i]), cell);
            }
        }
        return new Given(mono, text.raw('}').copy(), keyFrom, keyTo, row);
    }
}
