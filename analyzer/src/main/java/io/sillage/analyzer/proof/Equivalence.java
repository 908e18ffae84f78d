package io.sillage.analyzer.proof;

import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.analyzer.transduce.Refused;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether two programs give the same records: for every log and every slice, the same ones in the same order, but for the
 * name of the transducer. What is counted besides (stray events, broken slices), slices that are given up because too many
 * are open, and after how much silence there are no more interim records are no part of it; fields have the types of
 * {@code docs/events.md}.
 *
 * <p>All configurations that one slice can reach are gone through, those of the restarting machine that the engine runs,
 * with symbols for what registers hold. If nowhere a record can differ, the programs are the same. Where one may, logs with
 * such a course are made and run; only a log whose records do differ shows that the programs are different.
 */
public final class Equivalence {
    /** Each keeps a few hundred bytes. */
    private static final int MOST_CONFIGURATIONS = 200_000;

    /** What differs may do so only after some rounds, as two quantiles of one number don't. */
    private static final int MOST_VISITS = 3;

    /** Logs that are tried, each with many values. */
    private static final int MOST_SUSPICIONS = 400;

    private record Node(Configuration at, @Nullable Node before, Happening by, int depth, int first, int second) {}

    private final Program one;
    private final Program other;
    private final int most;
    private final Shared shared;
    private final Comparison comparison;
    private final Trial trial;
    private final Set<Configuration> known = new HashSet<>();
    /** How often one was come back to in which a record may differ. */
    private final Map<Configuration, Integer> visits = new HashMap<>();

    private final Deque<Node> open = new ArrayDeque<>();
    private final List<Shared.@Nullable Input> inputs = new ArrayList<>();
    private int suspicions;
    private String reason = "";
    private List<String> suspect = List.of();
    private Verdict.@Nullable Different found;

    private Equivalence(Program one, Program other, Limits limits) {
        this.one = one;
        this.other = other;
        most = Math.min(limits.maxStates(), MOST_CONFIGURATIONS);
        shared = new Shared(List.of(one, other));
        comparison = new Comparison(one, other);
        trial = new Trial(shared);
        inputs.addAll(shared.inputs());
        inputs.add(null);
    }

    /**
     * Compares them. Of two that read the records of one and the same program it can be proved that they are the same, as they
     * are then over all records; that they differ can't, as not every log of records can be made.
     */
    public static Verdict of(Program one, Program other, Limits limits) {
        Program below = one.over();
        Program otherBelow = other.over();
        if (below == null && otherBelow == null) {
            return compared(one, other, limits);
        }
        if (below == null || otherBelow == null || !isSame(below, otherBelow)) {
            return new Verdict.Undecided(
                    ofRecords(below != null ? one : other)
                            + "; only two that read events, or the records of the same one, are compared",
                    List.of());
        }
        return compared(one, other, limits);
    }

    /** By their texts: what is only equivalent may give its records at other times. */
    private static boolean isSame(Program one, Program other) {
        Program below = one.over();
        Program otherBelow = other.over();
        return one.source().equals(other.source())
                && (below == null ? otherBelow == null : otherBelow != null && isSame(below, otherBelow));
    }

    private static Verdict compared(Program one, Program other, Limits limits) {
        try {
            return new Equivalence(one, other, limits).verdict();
        } catch (Refused refused) {
            return new Verdict.Undecided(refused.getMessage(), List.of());
        }
    }

    /** Why little can be said of a program that reads records. */
    static String ofRecords(Program program) {
        return "'" + program.name() + "' reads the records of another transducer, of which not every log can be made";
    }

    private Verdict verdict() {
        known.add(Configuration.START);
        open.add(new Node(Configuration.START, null, new Happening(null, -1, 0, false), 0, -1, -1));
        int enough = one.over() == null ? MOST_SUSPICIONS : 1;
        while (!open.isEmpty() && found == null && suspicions < enough) {
            if (known.size() > most) {
                return undecided("more than " + most + " configurations of the two side by side");
            }
            expand(open.remove());
        }
        if (found != null) {
            return found;
        }
        Program below = one.over();
        if (below != null && suspicions > 0) {
            return undecided("they may differ over some records: " + reason + "; whether '" + below.name()
                    + "' can give such is not known");
        }
        return suspicions == 0
                ? new Verdict.Same(known.size())
                : undecided(reason + "; tried " + suspicions + " logs with many values, and the records were the same");
    }

    private Verdict undecided(String why) {
        return new Verdict.Undecided(why, suspect);
    }

    private void expand(Node node) {
        for (Wait wait : comparison.waits(node.at())) {
            for (Shared.Input input : inputs) {
                if (found == null && (input != null || wait != Wait.NONE)) {
                    follow(node, wait, input);
                }
            }
        }
    }

    private void follow(Node node, Wait wait, Shared.@Nullable Input input) {
        Comparison.Next next = comparison.next(node.at(), wait, input);
        int number = node.depth();
        Node reached = new Node(
                next.then(),
                node,
                happening(node, wait, input),
                number + 1,
                (next.touched() & 1) != 0 ? number : node.first(),
                (next.touched() & 2) != 0 ? number : node.second());
        if (next.difference() != null) {
            suspect(reached, next.difference());
        }
        boolean isNew = known.add(next.then());
        String atEnd = isNew || suspicions > 0 ? comparison.differenceAtEnd(next.then()) : null;
        if (isNew || atEnd != null && visits.merge(next.then(), 1, Integer::sum) <= MOST_VISITS) {
            open.add(reached);
        }
        if (atEnd != null) {
            suspect(reached, atEnd);
        }
    }

    private Happening happening(Node node, Wait wait, Shared.@Nullable Input input) {
        if (!wait.ends()) {
            return new Happening(input, -1, 0, wait.ticks());
        }
        boolean byFirst = wait.endsFirst()
                && (!wait.endsSecond()
                        || node.first() > node.second()
                        || node.first() == node.second() && one.idleNanos() >= other.idleNanos());
        return byFirst
                ? new Happening(input, node.first(), one.idleNanos(), false)
                : new Happening(input, node.second(), other.idleNanos(), false);
    }

    /** Tries logs of that course. */
    private void suspect(Node node, String why) {
        if (found != null || suspicions >= MOST_SUSPICIONS) {
            return;
        }
        if (one.over() != null) {
            // no log of records can be made up and run
            reason = suspicions++ == 0 ? why : reason;
            return;
        }
        List<Happening> course = new LinkedList<>();
        for (Node at = node; at.before() != null; at = at.before()) {
            course.add(0, at.by());
        }
        Verdict.Different different = trial.differing(course, suspicions == 0);
        if (different != null) {
            found = different;
            return;
        }
        if (suspicions++ == 0) {
            reason = why;
            suspect = trial.shown(course);
        }
    }
}
