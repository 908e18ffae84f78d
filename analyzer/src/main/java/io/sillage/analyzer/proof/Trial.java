package io.sillage.analyzer.proof;

import io.sillage.analyzer.engine.Given;
import io.sillage.analyzer.language.Program;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs two programs over made-up logs and compares their records. */
final class Trial {
    private static final int ATTEMPTS = 40;

    /** Of all attempts together. */
    private static final long MOST_EVENTS = 1_000_000;

    private final Program one;
    private final Program other;
    private final MadeUp madeUp;
    private long events;

    Trial(Shared shared) {
        one = shared.programs().get(0);
        other = shared.programs().get(1);
        madeUp = new MadeUp(shared);
    }

    /**
     * A log of that course whose records differ; null if none was found.
     *
     * @param shortest whether no shorter one can be
     */
    Verdict.@Nullable Different differing(List<Happening> course, boolean shortest) {
        for (int attempt = 0; attempt < ATTEMPTS && events < MOST_EVENTS; attempt++) {
            events += course.size();
            List<Map<String, Object>> log = madeUp.events(course, new DrawnValues(attempt));
            if (log == null) {
                return null;
            }
            if (differ(log)) {
                return different(madeUp.fewerFields(log, this::differ), shortest);
            }
        }
        return null;
    }

    private boolean differ(List<Map<String, Object>> events) {
        List<String> lines = events.stream().map(madeUp::line).toList();
        return Played.readable(lines)
                && !Played.bySlice(Played.records(one, lines)).equals(Played.bySlice(Played.records(other, lines)));
    }

    private Verdict.Different different(List<Map<String, Object>> events, boolean shortest) {
        List<String> lines = events.stream().map(madeUp::line).toList();
        return new Verdict.Different(
                lines,
                Played.records(one, lines).stream().map(Given::json).toList(),
                Played.records(other, lines).stream().map(Given::json).toList(),
                shortest);
    }

    /** A log of that course as it may be; empty if none can. */
    List<String> shown(List<Happening> course) {
        List<Map<String, Object>> events = madeUp.events(course, new DrawnValues(0));
        return events == null ? List.of() : events.stream().map(madeUp::line).toList();
    }
}
