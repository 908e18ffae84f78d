package io.sillage.analyzer.proof;

import io.sillage.analyzer.engine.Given;
import io.sillage.analyzer.language.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    private final Shared shared;
    private final MadeUp madeUp;
    private long events;

    Trial(Shared shared) {
        this.shared = shared;
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
                return different(fewerFields(log), shortest);
            }
        }
        return null;
    }

    private boolean differ(List<Map<String, Object>> events) {
        List<String> lines = events.stream().map(madeUp::line).toList();
        return !Played.bySlice(Played.records(one, events, lines))
                .equals(Played.bySlice(Played.records(other, events, lines)));
    }

    private Verdict.Different different(List<Map<String, Object>> events, boolean shortest) {
        List<String> lines = events.stream().map(madeUp::line).toList();
        return new Verdict.Different(
                lines,
                Played.records(one, events, lines).stream().map(Given::json).toList(),
                Played.records(other, events, lines).stream().map(Given::json).toList(),
                shortest);
    }

    /** The same log without what is not needed to show the difference. */
    private List<Map<String, Object>> fewerFields(List<Map<String, Object>> events) {
        List<Map<String, Object>> fewer = new ArrayList<>(events);
        for (int i = 0; i < events.size(); i++) {
            for (String name : events.get(i).keySet()) {
                if (name.equals("kind")
                        || name.equals("mono")
                        || shared.keyFields().contains(name)) {
                    continue;
                }
                Map<String, Object> before = fewer.get(i);
                Map<String, Object> without = new LinkedHashMap<>(before);
                without.remove(name);
                fewer.set(i, without);
                if (!differ(fewer)) {
                    fewer.set(i, before);
                }
            }
        }
        return fewer;
    }

    /** A log of that course as it may be; empty if none can. */
    List<String> shown(List<Happening> course) {
        List<Map<String, Object>> events = madeUp.events(course, new DrawnValues(0));
        return events == null ? List.of() : events.stream().map(madeUp::line).toList();
    }
}
