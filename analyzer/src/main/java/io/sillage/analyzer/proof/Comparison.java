package io.sillage.analyzer.proof;

import io.sillage.analyzer.language.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Two programs, side by side over symbols. */
final class Comparison {
    private final Program first;
    private final Program second;
    private final Follower ofFirst;
    private final Follower ofSecond;
    private final boolean sameKeys;

    /** @param touched bits: 1 if the first program's slice took the event, 2 if the second's did */
    record Next(Configuration then, int touched, @Nullable String difference) {}

    Comparison(Program first, Program second) {
        this.first = first;
        this.second = second;
        ofFirst = new Follower(first);
        ofSecond = new Follower(second);
        sameKeys = keys(first).equals(keys(second));
    }

    private static Set<String> keys(Program program) {
        Set<String> names = new TreeSet<>();
        program.keyFields().forEach(field -> names.add(program.fields().get(field)));
        return names;
    }

    /** What can pass between two events, as far as either program can notice it. */
    List<Wait> waits(Configuration at) {
        List<Wait> waits = new ArrayList<>(List.of(Wait.NONE));
        waits.addAll(ticks(first.everyNanos(), second.everyNanos()));
        boolean one = at.first().isOpen() && first.idleNanos() > 0;
        boolean other = at.second().isOpen() && second.idleNanos() > 0;
        if (one && other) {
            both(at.older(), waits);
        } else if (one || other) {
            waits.add(Wait.idle(one, other));
        }
        return waits;
    }

    /** Interim records are due at multiples of their periods: if one is a multiple of the other, never at its own alone. */
    private static List<Wait> ticks(long one, long other) {
        if (one == 0 || other == 0) {
            return one == other ? List.of() : List.of(Wait.tick(one > 0, other > 0));
        }
        List<Wait> ticks = new ArrayList<>();
        if (one % other != 0) {
            ticks.add(Wait.tick(true, false));
        }
        if (other % one != 0) {
            ticks.add(Wait.tick(false, true));
        }
        ticks.add(Wait.tick(true, true));
        return ticks;
    }

    private void both(int older, List<Wait> waits) {
        int byIdle = Long.compare(first.idleNanos(), second.idleNanos());
        boolean firstMayBeSooner = byIdle < 0 && older != 2 || byIdle == 0 && older == 1 || byIdle != 0 && older != 0;
        boolean secondMayBeSooner = byIdle > 0 && older != 1 || byIdle == 0 && older == 2 || byIdle != 0 && older != 0;
        if (firstMayBeSooner) {
            waits.add(Wait.idle(true, false));
        }
        if (secondMayBeSooner) {
            waits.add(Wait.idle(false, true));
        }
        waits.add(Wait.idle(true, true));
    }

    /** @param input null for an event of which neither slice takes notice */
    Next next(Configuration from, Wait wait, Shared.@Nullable Input input) {
        List<Said> one = new ArrayList<>();
        List<Said> other = new ArrayList<>();
        if (wait.ticksFirst()) {
            one.addAll(ofFirst.ticked(from.first()));
        }
        if (wait.ticksSecond()) {
            other.addAll(ofSecond.ticked(from.second()));
        }
        Slice a = from.first();
        Slice b = from.second();
        if (wait.endsFirst()) {
            one.addAll(ofFirst.ended(a, "idle"));
            a = Slice.NONE;
        }
        if (wait.endsSecond()) {
            other.addAll(ofSecond.ended(b, "idle"));
            b = Slice.NONE;
        }
        if (input == null) {
            return new Next(Configuration.of(a, b, from.older()), 0, difference(one, other));
        }
        Follower.Step stepA =
                ofFirst.event(a, input.letters().get(0), input.keyed().get(0));
        Follower.Step stepB =
                ofSecond.event(b, input.letters().get(1), input.keyed().get(1));
        one.addAll(stepA.said());
        other.addAll(stepB.said());
        int touched = (stepA.touched() ? 1 : 0) | (stepB.touched() ? 2 : 0);
        int older = touched == 3 ? 0 : touched == 0 ? from.older() : touched == 1 ? 2 : 1;
        return new Next(Configuration.of(stepA.slice(), stepB.slice(), older), touched, difference(one, other));
    }

    /** In what the records differ, or may, if the log ends here; null if they are the same. */
    @Nullable
    String differenceAtEnd(Configuration at) {
        return difference(ofFirst.ended(at.first(), "log"), ofSecond.ended(at.second(), "log"));
    }

    private @Nullable String difference(List<Said> one, List<Said> other) {
        if (!sameKeys && one.size() + other.size() > 0) {
            return "the keys differ: " + keys(first) + " and " + keys(second);
        }
        if (one.size() != other.size()) {
            return "one gives a record that the other does not give";
        }
        for (int i = 0; i < one.size(); i++) {
            String difference = difference(one.get(i), other.get(i));
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private static @Nullable String difference(Said one, Said other) {
        if (!one.ended().equals(other.ended()) || one.complete() != other.complete()) {
            return "the records say different ends";
        }
        Set<String> names = new TreeSet<>(one.fields().keySet());
        names.addAll(other.fields().keySet());
        for (String name : names) {
            if (!value(one.fields(), name).equals(value(other.fields(), name))) {
                return "field '" + name + "' is worked out in ways that are not proved to be the same";
            }
        }
        return null;
    }

    private static Symbol value(Map<String, Symbol> fields, String name) {
        return fields.getOrDefault(name, Symbol.ABSENT);
    }
}
