package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.analyzer.transduce.symbolic.Row;
import io.sillage.event.Rfc3339;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The run of the slices whose key has a text in it: each event, what it was read as, what was done, what was given. */
public final class Explained implements Trace {
    private final Program program;
    private final Timeline timeline;
    private final String wanted;
    private final Consumer<String> out;
    private final KeyText keys;

    private Explained(Program program, Timeline timeline, String wanted, Consumer<String> out) {
        this.program = program;
        this.timeline = timeline;
        this.wanted = wanted;
        this.out = out;
        keys = new KeyText(program);
    }

    /** Runs a program to its end, and tells of the slices wanted. */
    public static Counts run(Program program, Timeline timeline, String wanted, Consumer<String> out) {
        Cascade engine = new Cascade(program, timeline, Integer.MAX_VALUE, 1);
        engine.trace(new Explained(program, timeline, wanted, out));
        return engine.run(given -> {});
    }

    private boolean wants(String key) {
        return wanted.isEmpty() || key.contains(wanted);
    }

    @Override
    public void moved(Key key, int from, int letter, int[] positions, int to, Row row, long mono) {
        String text = keys.of(key);
        if (!wants(text)) {
            return;
        }
        List<String> read = new ArrayList<>();
        for (int position : positions) {
            read.add(program.positions().get(position).text());
        }
        out.accept(
                Rfc3339.format(timeline.clock().wallOf(mono)) + "  " + text + "  " + program.letterName(letter) + "  "
                        + from + " -> " + to + (program.branches().accepted(to) >= 0 ? " (complete)" : "") + "  "
                        + String.join("  or  ", read) + fields(row));
    }

    private String fields(Row row) {
        StringBuilder text = new StringBuilder();
        Cell cell = new Cell();
        for (int field = 0; field < row.fields(); field++) {
            boolean key = program.keyFields().contains(field);
            if (row.type(field) != Row.ABSENT && !key) {
                cell.set(row.type(field), row.bits(field), row.object(field));
                text.append("  ")
                        .append(program.fields().get(field))
                        .append('=')
                        .append(Shown.text(cell));
            }
        }
        return text.toString();
    }

    @Override
    public void gave(Key key, Ended why, String json) {
        if (wants(keys.of(key))) {
            out.accept("  gives  " + json);
        }
    }
}
