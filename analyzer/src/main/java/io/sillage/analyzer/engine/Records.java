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
        opening = ("{\"transducer\":" + name).getBytes(StandardCharsets.UTF_8);
        noEvent = new Row(program.fields().size());
        Values terms = new Values(program, ofSlice);
        List<Program.Field> fields = program.record();
        names = fields.stream().map(field -> KeyText.name(",", field.name())).toArray(byte[][]::new);
        values = fields.stream().map(field -> terms.of(field.term())).toArray(Value[]::new);
    }

    /** Records have no text from now on. */
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
        keys.append(key, text.clear());
        String keyText = text.toString();
        if (!asText) {
            return new Given(mono, keyText, "", row);
        }
        int begin = text.size();
        text.raw(opening);
        if (begin > "{}".length()) {
            text.raw(',').again(1, begin - 1);
        }
        text.raw((complete ? COMPLETE : INCOMPLETE)[ofSlice.ended.ordinal()]);
        for (int i = 0; i < values.length; i++) {
            values[i].of(noEvent, registers, file, cell);
            if (Shown.isShown(cell)) {
                Shown.json(text.raw(names[i]), cell);
            }
        }
        return new Given(mono, keyText, text.raw('}').text(begin), row);
    }
}
