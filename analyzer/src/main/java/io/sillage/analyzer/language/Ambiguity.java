package io.sillage.analyzer.language;

import io.sillage.analyzer.transduce.Answer;
import io.sillage.analyzer.transduce.Functional;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.analyzer.transduce.Machine;
import io.sillage.analyzer.transduce.Refused;
import io.sillage.analyzer.transduce.Relabel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Logs that can be read in two ways with different results. Actions read the event that they stand at, so two ways are the
 * same only if they do the same at every event: the machine that writes one label an event, for its actions, must be
 * functional.
 */
final class Ambiguity {
    private final Machine machine;
    private final Program.Position[] positions;
    /** Of the actions at each position. */
    private final int[] label;

    private Ambiguity(Machine machine, Program.Position[] positions) {
        this.machine = machine;
        this.positions = positions;
        label = labels(positions);
    }

    /** @throws Refused if the proof passes the limit: what is not proved does not run */
    static void check(Machine machine, Program.Position[] positions, Limits limits, IntFunction<String> letterText) {
        Answer answer = Functional.of(byActions(machine, positions), limits);
        if (answer instanceof Answer.Undecided undecided) {
            throw new Refused("whether every log has one result: " + undecided.reason());
        }
        if (answer instanceof Answer.No no) {
            int[] word = no.witness().input().letters();
            new Ambiguity(machine, positions).explain(word, letterText);
        }
    }

    /** The machine with a label for each different list of actions, 1 being that of none. */
    static Machine byActions(Machine machine, Program.Position[] positions) {
        int[] label = labels(positions);
        return Relabel.arcs(machine, machine::in, arc -> label[machine.out(arc)]);
    }

    /** By position, 0 being none. */
    private static int[] labels(Program.Position[] positions) {
        Map<List<Action>, Integer> labels = new HashMap<>();
        labels.put(List.of(), 1);
        int[] label = new int[positions.length];
        for (int i = 1; i < positions.length; i++) {
            label[i] = labels.computeIfAbsent(positions[i].unplaced(), actions -> labels.size() + 1);
        }
        return label;
    }

    private void explain(int[] word, IntFunction<String> letterText) {
        int[] first = run(word, null);
        int[] second = first == null ? null : run(word, first);
        if (first == null || second == null) {
            throw new IllegalStateException("Bug: a log said to have two readings has one");
        }
        int differs = 0;
        while (label[first[differs]] == label[second[differs]]) {
            differs++;
        }
        List<String> log = new ArrayList<>();
        for (int letter : word) {
            log.add(letterText.apply(letter));
        }
        log.add("read as:   " + shown(first));
        log.add("or as:     " + shown(second));
        Program.Position a = positions[first[differs]];
        Program.Position b = positions[second[differs]];
        throw new Mistake(
                a.place(),
                "a log can be read in two ways: event " + (differs + 1) + " of it as '" + a.event()
                        + "' at " + a.place() + " or as '" + b.event() + "' at " + b.place()
                        + ", with different actions; write 'else' instead of '|' to prefer one, or make the events exclude one another",
                log);
    }

    /** A way to read the word; with other actions than that one, null if there is none. */
    private int @Nullable [] run(int[] word, int @Nullable [] unlike) {
        int[] run = new int[word.length];
        return goesOn(word, 0, machine.start(), run, unlike, unlike == null, new HashSet<>()) ? run : null;
    }

    /** @param vain from where it was tried before: there may be more ways than can be tried one by one */
    private boolean goesOn(
            int[] word,
            int at,
            int state,
            int[] run,
            int @Nullable [] unlike,
            boolean differs,
            Set<List<Object>> vain) {
        if (at == word.length) {
            return differs && machine.isFinal(state);
        }
        if (!vain.add(List.of(at, state, differs))) {
            return false;
        }
        for (int arc = machine.firstArc(state); arc < machine.firstArc(state + 1); arc++) {
            run[at] = machine.out(arc);
            boolean other = differs || unlike != null && label[run[at]] != label[unlike[at]];
            if (machine.in(arc) == word[at] && goesOn(word, at + 1, machine.to(arc), run, unlike, other, vain)) {
                return true;
            }
        }
        return false;
    }

    private String shown(int[] run) {
        List<String> parts = new ArrayList<>();
        for (int position : run) {
            parts.add(positions[position].text() + " at " + positions[position].place());
        }
        return String.join(", ", parts);
    }
}
