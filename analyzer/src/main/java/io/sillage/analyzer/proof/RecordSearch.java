package io.sillage.analyzer.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.sillage.analyzer.engine.Given;
import io.sillage.analyzer.language.Condition;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.Refused;
import io.sillage.analyzer.transduce.symbolic.Alphabet;
import io.sillage.analyzer.transduce.symbolic.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a shortest log that yields a record of which a condition is true: breadth first, through what the registers
 * that matter hold after each log, as the engine says. If what they hold does not depend on the events' values, all there
 * is has been looked at when nothing new comes; then there is no such log.
 */
public final class RecordSearch {
    private static final int MOST_LOGS = 40_000;

    /** Of all logs together; each is run from its beginning. */
    private static final long MOST_EVENTS = 400_000;

    /** @param variants by event, which values its fields have */
    private record Node(Slice slice, List<Happening> course, List<Integer> variants) {}

    private final Program program;
    private final Condition condition;
    private final Alphabet alphabet;
    private final Shared shared;
    private final MadeUp madeUp;
    private final Follower follower;
    private final Observed observed;
    private final Pool pool;
    private final Set<List<Object>> known = new HashSet<>();
    private final Deque<Node> open = new ArrayDeque<>();
    private int logs;
    private long events;
    private int longest;
    /** Whether there are events of which none was tried. */
    private boolean untried;

    private Yield.@Nullable Found found;

    private RecordSearch(Program program, Condition condition, Map<Integer, Object> satisfying) {
        this.program = program;
        this.condition = condition;
        alphabet = new Alphabet(List.of(condition.predicate()));
        shared = new Shared(List.of(program));
        madeUp = new MadeUp(shared);
        observed = Observed.of(program, condition);
        follower = new Follower(observed.program());
        pool = new Pool(condition, satisfying);
    }

    /** Looks for a log of one slice. */
    public static Yield of(Program program, Condition condition) {
        if (program.over() != null) {
            return new Yield.Undecided(Equivalence.ofRecords(program) + "; only those that read events are looked at");
        }
        try {
            Map<Integer, Object> satisfying = Alphabet.satisfying(condition.predicate());
            return satisfying == null
                    ? new Yield.None("the condition contradicts itself")
                    : new RecordSearch(program, condition, satisfying).search();
        } catch (Refused refused) {
            return new Yield.Undecided(refused.getMessage());
        }
    }

    private Yield search() {
        open.add(new Node(Slice.NONE, List.of(), List.of()));
        while (!open.isEmpty() && mayGoOn()) {
            expand(open.remove());
        }
        if (found != null) {
            return found;
        }
        if (open.isEmpty() && observed.closed() && !untried) {
            return new Yield.None("all " + known.size() + " states of a slice, with what the registers hold that"
                    + " the condition asks for, were looked at; slices that are given up because too many are open are"
                    + " no part of it");
        }
        return new Yield.Undecided("no such record in " + logs + " logs of up to " + longest
                + " events of one slice, with the values that the condition names and their neighbours");
    }

    private boolean mayGoOn() {
        return found == null && logs < MOST_LOGS && events < MOST_EVENTS;
    }

    private void expand(Node node) {
        List<Shared.@Nullable Input> inputs = new ArrayList<>(shared.inputs());
        inputs.add(null);
        for (Shared.Input input : inputs) {
            for (Happening happening : happenings(node, input)) {
                int variants = input == null || observed.closed() ? 0 : pool.most();
                for (int variant = 0; variant <= variants && mayGoOn(); variant++) {
                    follow(node, happening, variant);
                }
            }
        }
    }

    /** The same event at different times. */
    private List<Happening> happenings(Node node, Shared.@Nullable Input input) {
        List<Happening> all = new ArrayList<>();
        int last = node.course().size() - 1;
        if (input != null) {
            all.add(new Happening(input, -1, 0, false));
        }
        if (program.everyNanos() > 0) {
            all.add(new Happening(input, -1, 0, true));
        }
        if (last >= 0 && program.idleNanos() > 0) {
            all.add(new Happening(input, last, program.idleNanos(), false));
        }
        if (last >= 0 && input != null && observed.timed()) {
            pool.spans().forEach(span -> all.add(new Happening(input, last, span, false)));
        }
        return all;
    }

    private void follow(Node node, Happening happening, int variant) {
        List<Happening> course = new ArrayList<>(node.course());
        course.add(happening);
        List<Integer> variants = new ArrayList<>(node.variants());
        variants.add(variant);
        events += course.size();
        List<Map<String, Object>> log = madeUp.events(course, values(variants));
        if (log == null) {
            // a class that no event can be of at its time; at another time one may
            untried |= happening.input() != null;
            return;
        }
        logs++;
        longest = Math.max(longest, course.size());
        List<String> lines = log.stream().map(madeUp::line).toList();
        if (!Played.readable(lines)) {
            return;
        }
        if (yielded(lines) != null) {
            List<String> fewer = madeUp.fewerFields(log, this::yields).stream()
                    .map(madeUp::line)
                    .toList();
            found = new Yield.Found(fewer, String.valueOf(yielded(fewer)), observed.closed());
            return;
        }
        Slice slice = state(node.slice(), happening);
        if (known.add(List.of(slice.state(), slice.isOpen() ? observed.after(lines) : ""))) {
            open.add(new Node(slice, course, variants));
        }
    }

    private boolean yields(List<Map<String, Object>> log) {
        List<String> lines = log.stream().map(madeUp::line).toList();
        return Played.readable(lines) && yielded(lines) != null;
    }

    /** The record of a log that is asked for. */
    private @Nullable String yielded(List<String> lines) {
        for (Given given : Played.records(program, lines)) {
            if (satisfies(given.json())) {
                return given.json();
            }
        }
        return null;
    }

    private Values values(List<Integer> variants) {
        return new Values() {
            @Override
            public @Nullable Object value(String name, int field, int number) {
                return pool.value(name, variants.get(number));
            }

            @Override
            public @Nullable Object ofKey(String name) {
                return pool.ofKey(name);
            }
        };
    }

    private Slice state(Slice before, Happening happening) {
        Slice slice = happening.after() >= 0 && program.idleNanos() > 0 && happening.notBefore() >= program.idleNanos()
                ? Slice.NONE
                : before;
        Shared.Input input = happening.input();
        if (input == null) {
            return slice;
        }
        Slice then = follower.event(slice, input.letters().get(0), input.keyed().get(0))
                .slice();
        return Configuration.of(then, Slice.NONE, 0).first();
    }

    private boolean satisfies(String json) {
        JsonNode record = Played.read(json);
        Row row = new Row(condition.fields().size());
        for (int field = 0; field < row.fields(); field++) {
            row.put(field, value(record.get(condition.fields().get(field))));
        }
        return alphabet.holds(0, alphabet.letter(row));
    }

    private static @Nullable Object value(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isTextual()) {
            return value.asText();
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        return value.isIntegralNumber() ? (Object) value.asLong() : value.isNumber() ? value.asDouble() : List.of();
    }
}
