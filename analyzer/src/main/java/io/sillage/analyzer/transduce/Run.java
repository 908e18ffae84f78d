package io.sillage.analyzer.transduce;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a machine makes of words, one after the other. As {@link Compose}. */
public final class Run {
    /** A word, and the states that it leads to. */
    private record Step(Word backwards, Map<Integer, Weight> states) {}

    private final Machine machine;
    private final ByInput arcs;
    private final Limits limits;

    public Run(Machine machine, Limits limits) {
        this.machine = machine;
        this.limits = limits;
        arcs = new ByInput(machine);
    }

    /** The acceptor of all outputs for a word. */
    public static Machine of(Machine machine, Word word) {
        return new Run(machine, Limits.DEFAULT).outputs(word);
    }

    /** An output for a word, null if there is none. */
    public static @Nullable Word anyOutput(Machine machine, Word word) {
        return ShortestWord.of(of(machine, word));
    }

    /** What all paths of a word weigh together. */
    static Weight weight(Machine machine, Word word) {
        Machine outputs = of(machine, word);
        Machine silent = Relabel.arcs(outputs, arc -> Machine.EPSILON, arc -> Machine.EPSILON);
        Machine only = RemoveEpsilon.of(silent);
        return only.start() == Machine.NO_STATE ? only.semiring().zero() : only.finalWeight(only.start());
    }

    /** The acceptor of one word, for machines of the same kind. */
    public static Machine acceptor(Machine like, Word word) {
        MachineBuilder line = MachineBuilder.like(like);
        int state = line.state();
        line.start(state);
        for (int letter : word.letters()) {
            int next = line.state();
            line.arc(state, letter, letter, next);
            state = next;
        }
        return line.end(state).build();
    }

    /** The acceptor of all outputs for a word. */
    Machine outputs(Word word) {
        return Project.output(Compose.of(acceptor(machine, word), machine, arcs, limits));
    }

    /**
     * The outputs for a word, shortest first.
     *
     * @param most how many, as there may be endlessly many
     * @throws Refused if the limit is passed before, or paths that write nothing have no sum
     */
    public List<Weighed> outputs(Word word, int most) {
        Machine outputs = RemoveEpsilon.of(outputs(word), limits);
        List<Weighed> found = new ArrayList<>();
        ArrayDeque<Step> queue = new ArrayDeque<>();
        if (outputs.start() != Machine.NO_STATE) {
            queue.add(new Step(
                    Word.EMPTY, Map.of(outputs.start(), outputs.semiring().one())));
        }
        // every set of states leads to an output, as the machine is trimmed, unless paths cancel
        for (int steps = 1; found.size() < most && !queue.isEmpty(); steps++) {
            limits.check(steps, "looking for outputs");
            Step step = queue.remove();
            Weight weight = finalWeight(outputs, step.states());
            if (!weight.equals(outputs.semiring().zero())) {
                found.add(new Weighed(step.backwards().reversed(), weight));
            }
            next(outputs, step.states())
                    .forEach((label, states) ->
                            queue.add(new Step(Word.ofLabel(label).before(step.backwards()), states)));
        }
        return found;
    }

    String text(Word word) {
        return word.text(machine.symbols());
    }

    private static Weight finalWeight(Machine outputs, Map<Integer, Weight> states) {
        Semiring semiring = outputs.semiring();
        Weight sum = semiring.zero();
        for (Map.Entry<Integer, Weight> entry : states.entrySet()) {
            sum = semiring.plus(sum, semiring.times(entry.getValue(), outputs.finalWeight(entry.getKey())));
        }
        return sum;
    }

    private static TreeMap<Integer, Map<Integer, Weight>> next(Machine outputs, Map<Integer, Weight> states) {
        Semiring semiring = outputs.semiring();
        TreeMap<Integer, Map<Integer, Weight>> next = new TreeMap<>();
        states.forEach((state, weight) -> {
            for (int arc = outputs.firstArc(state); arc < outputs.firstArc(state + 1); arc++) {
                next.computeIfAbsent(outputs.out(arc), label -> new TreeMap<>())
                        .merge(outputs.to(arc), semiring.times(weight, outputs.weight(arc)), semiring::plus);
            }
        });
        next.values().forEach(weights -> weights.values().removeIf(semiring.zero()::equals));
        next.values().removeIf(Map::isEmpty);
        return next;
    }
}
