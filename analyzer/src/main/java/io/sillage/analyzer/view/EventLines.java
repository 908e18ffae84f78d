package io.sillage.analyzer.view;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.EventText;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.event.JsonBytes;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code sillage events}: one JSON line an event, or what a jq expression makes of each. */
public final class EventLines {
    private static final int FLUSH_BYTES = 1 << 16;

    private final Timeline timeline;
    private final @Nullable JqSubset jq;

    public EventLines(Timeline timeline, @Nullable JqSubset jq) {
        this.timeline = timeline;
        this.jq = jq;
    }

    /**
     * What was written.
     *
     * @param events how many events were looked at
     * @param errors one text for each event at which the expression failed; at most 100 are kept
     */
    public record Summary(long events, long failed, List<String> errors, LossReport loss) {}

    /** Writes all of them; stops early when nobody reads any more. */
    public Summary write(PrintStream out) {
        JsonBytes text = new JsonBytes();
        List<String> errors = new ArrayList<>();
        long events = 0;
        long failed = 0;
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            events++;
            String error = line(text, entry);
            if (error != null) {
                failed++;
                if (errors.size() < 100) {
                    errors.add(error);
                }
            }
            if (text.size() > FLUSH_BYTES && !flush(text, out)) {
                break;
            }
        }
        flush(text, out);
        return new Summary(events, failed, errors, LossReport.of(timeline));
    }

    private @Nullable String line(JsonBytes text, Entry entry) {
        if (jq == null) {
            EventText.append(text, entry, timeline.clock(), timeline.source(entry));
            text.raw('\n');
            return null;
        }
        JsonBytes json = new JsonBytes();
        EventText.append(json, entry, timeline.clock(), timeline.source(entry));
        StringBuilder results = new StringBuilder();
        String error = jq.apply(json.toString(), results);
        text.raw(results.toString());
        return error == null ? null : "event " + entry.stream() + " seq " + entry.seq() + ": " + error;
    }

    private static boolean flush(JsonBytes text, PrintStream out) {
        text.writeTo(out);
        return !out.checkError();
    }
}
