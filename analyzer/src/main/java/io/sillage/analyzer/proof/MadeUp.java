package io.sillage.analyzer.proof;

import io.sillage.analyzer.language.Catalog;
import io.sillage.analyzer.language.Examples;
import io.sillage.analyzer.transduce.symbolic.Row;
import io.sillage.event.Rfc3339;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes logs: events of given classes at given times, with values that depend on which attempt it is. */
final class MadeUp {
    private static final long START = 1_000_000_000_000_000L;
    private static final long MOST_STEP = 1_000_000;

    private final Shared shared;
    private final List<String> names;
    private final long step;
    /** The shortest period of interim records, 0 if there are none. */
    private final long every;

    private final long origin;

    MadeUp(Shared shared) {
        this.shared = shared;
        names = new ArrayList<>(shared.fields());
        if (!names.contains("mono")) {
            names.add("mono");
        }
        long least = MOST_STEP * 1000;
        for (var program : shared.programs()) {
            least = program.idleNanos() > 0 ? Math.min(least, program.idleNanos()) : least;
            least = program.everyNanos() > 0 ? Math.min(least, program.everyNanos()) : least;
        }
        step = Math.max(1, least / 1000);
        long[] periods = shared.programs().stream()
                .mapToLong(program -> program.everyNanos())
                .filter(nanos -> nanos > 0)
                .sorted()
                .distinct()
                .toArray();
        every = periods.length == 0 ? 0 : periods[0];
        // of several periods the multiples meet at 0, and the shortest comes alone after it
        origin = periods.length == 0 ? START : periods.length == 1 ? START - START % every : 0;
    }

    /** The first time: just before interim records are due if they are to be, so that nothing becomes idle meanwhile. */
    private long start(List<Happening> course) {
        int first = 0;
        while (first < course.size() && !course.get(first).tick()) {
            first++;
        }
        long latest = first < course.size() ? every - first * step : 0;
        return every == 0 ? origin : origin + Math.max(step, latest);
    }

    /** The events of a log; null if no event can be of a class that is asked for at its time. */
    @Nullable
    List<Map<String, Object>> events(List<Happening> course, Values values) {
        List<Map<String, Object>> events = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        long time = start(course);
        for (Happening happening : course) {
            if (happening.after() >= 0) {
                time = Math.max(time, times.get(happening.after()) + happening.notBefore());
            } else if (happening.tick()) {
                time = (time / every + 1) * every;
            }
            Map<String, Object> event = event(happening, time, events.size(), values);
            if (event == null) {
                return null;
            }
            events.add(event);
            times.add(time);
            time += step;
        }
        return events;
    }

    private @Nullable Map<String, Object> event(Happening happening, long time, int number, Values values) {
        Shared.Input input = happening.input();
        if (input == null) {
            return other(time, number, values);
        }
        return event(input.letter(), time, number, values, false);
    }

    /** One that no program mentions, or else one of another slice. */
    private @Nullable Map<String, Object> other(long time, int number, Values values) {
        for (boolean unmentioned : new boolean[] {true, false}) {
            for (Shared.Input input : shared.inputs()) {
                boolean none = true;
                for (int i = 0; i < input.letters().size(); i++) {
                    none &= input.letters().get(i)
                            == shared.programs().get(i).alphabet().none();
                }
                boolean keyed =
                        !input.keyed().contains(false) && !shared.keyFields().isEmpty();
                boolean strict = shared.programs().stream().anyMatch(program -> program.strict());
                if (unmentioned ? none && (keyed || !strict) : keyed) {
                    return event(input.letter(), time, number, values, true);
                }
            }
        }
        return null;
    }

    private @Nullable Map<String, Object> event(int letter, long time, int number, Values values, boolean elsewhere) {
        Map<Integer, Object> event = new TreeMap<>(shared.alphabet().example(letter));
        for (int field = 0; field < shared.fields().size(); field++) {
            String name = shared.fields().get(field);
            if (name.equals("mono") || name.equals("time")) {
                event.put(field, name.equals("mono") ? (Object) time : Rfc3339.format(time));
                if (letter(event) != letter) {
                    return null;
                }
            } else if (name.equals("kind")) {
                put(event, field, elsewhere ? "other" : "event", letter);
            } else if (shared.keyFields().contains(name)) {
                Object wanted = elsewhere ? null : values.ofKey(name);
                put(event, field, wanted == null ? keyValue(name, elsewhere) : wanted, letter);
            } else {
                put(event, field, values.value(name, field, number), letter);
            }
        }
        event.put(names.indexOf("mono"), time);
        Map<String, Object> named = new LinkedHashMap<>();
        event.forEach((field, value) -> named.put(names.get(field), value));
        return named;
    }

    /** As long as the event stays in its class. */
    private void put(Map<Integer, Object> event, int field, @Nullable Object value, int letter) {
        Map<Integer, Object> changed = new HashMap<>(event);
        if (value == null) {
            changed.remove(field);
        } else {
            changed.put(field, value);
        }
        if (letter(changed) == letter) {
            event.clear();
            event.putAll(changed);
        }
    }

    private int letter(Map<Integer, Object> event) {
        Row row = new Row(shared.fields().size());
        event.forEach(row::put);
        return shared.alphabet().letter(row);
    }

    private static Object keyValue(String name, boolean elsewhere) {
        return Catalog.type(name) == Catalog.Type.INTEGER ? (Object) (elsewhere ? 2L : 1L) : elsewhere ? "k2" : "k1";
    }

    /** The same log without those fields that it does not need for something to be true of it. */
    List<Map<String, Object>> fewerFields(
            List<Map<String, Object>> events, Predicate<List<Map<String, Object>>> still) {
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
                if (!still.test(fewer)) {
                    fewer.set(i, before);
                }
            }
        }
        return fewer;
    }

    /** An event as a line of JSON. */
    String line(Map<String, Object> event) {
        List<String> all = new ArrayList<>(event.keySet());
        Map<Integer, Object> numbered = new TreeMap<>();
        event.forEach((name, value) -> numbered.put(all.indexOf(name), value));
        return Examples.json(all, numbered);
    }
}
