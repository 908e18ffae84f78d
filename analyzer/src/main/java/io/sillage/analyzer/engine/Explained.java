package io.sillage.analyzer.engine;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.analyzer.transduce.symbolic.Row;
import io.sillage.event.Rfc3339;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The run of some slices: each event, what it was read as, what was done, what was given. Wanted are those of an event, named
 * by its stream, a colon and its number there, or else those whose key has a text in it.
 */
public final class Explained implements Trace {
    private final Program program;
    private final Timeline timeline;
    private final String wanted;
    private final @Nullable Placed event;
    private final Consumer<String> out;
    private final KeyText keys;
    private boolean atEvent;
    private boolean found;
    private Counts counts = Counts.NONE;

    private Explained(Program program, Timeline timeline, String wanted, @Nullable Placed event, Consumer<String> out) {
        this.program = program;
        this.timeline = timeline;
        this.wanted = wanted;
        this.event = event;
        this.out = out;
        keys = new KeyText(program);
        found = event != null;
    }

    /**
     * Runs a program to its end, and tells of the slices wanted.
     *
     * @param log the same one each time: an event is looked for before it is run
     */
    public static Explained run(Program program, Supplier<Timeline> log, String wanted, Consumer<String> out) {
        Placed event = program.over() == null ? Placed.find(program, log, wanted) : null;
        Explained explained = new Explained(program, log.get(), wanted, event, out);
        explained.counts = explained.run();
        return explained;
    }

    /** Whether what is wanted is an event, or in some slice's key. */
    public boolean found() {
        return found;
    }

    /** What became of the events. */
    public Counts counts() {
        return counts;
    }

    /** What was read. */
    public Timeline timeline() {
        return timeline;
    }

    private Counts run() {
        if (event != null) {
            out.accept(event.text());
        }
        LiveCascade engine = new LiveCascade(program, timeline.clock(), Integer.MAX_VALUE, given -> {});
        engine.trace(this);
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            atEvent = event != null && event.is(entry);
            engine.step(entry, timeline.source(entry));
        }
        atEvent = false;
        engine.end();
        return engine.counts();
    }

    private boolean wants(Key key) {
        boolean wants = event == null ? wanted.isEmpty() || keys.of(key).contains(wanted) : event.concerns(key);
        found |= wants;
        return wants;
    }

    @Override
    public void moved(Key key, int from, int letter, int[] positions, int to, Row row, long mono) {
        if (wants(key)) {
            List<String> read = new ArrayList<>();
            for (int position : positions) {
                read.add(program.positions().get(position).text());
            }
            String complete = program.branches().accepted(to) >= 0 ? " (complete)" : "";
            tell(key, letter, from + " -> " + to + complete + "  " + String.join("  or  ", read), row, mono);
        }
    }

    @Override
    public void refused(Key key, int from, int letter, Row row, long mono) {
        if (wants(key)) {
            tell(key, letter, from + " -> none: the slice ends here", row, mono);
        }
    }

    @Override
    public void strayed(Key key, int letter, Row row, long mono) {
        if (wants(key)) {
            tell(key, letter, "begins no slice", row, mono);
        }
    }

    private void tell(Key key, int letter, String what, Row row, long mono) {
        String time = Rfc3339.format(timeline.clock().wallOf(mono));
        String mark = atEvent ? "  <- this event" : "";
        out.accept(time + "  " + keys.of(key) + "  " + program.letterName(letter) + "  " + what + fields(row) + mark);
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
        if (wants(key)) {
            out.accept("  gives  " + json);
        }
    }
}
