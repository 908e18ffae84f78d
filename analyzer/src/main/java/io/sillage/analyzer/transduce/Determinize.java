package io.sillage.analyzer.transduce;

import io.sillage.analyzer.transduce.Subsequential.Edge;
import io.sillage.analyzer.transduce.Subsequential.Output;
import io.sillage.analyzer.transduce.Subsequential.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A deterministic machine for the same relation (Mohri 1997, section 3.4; Allauzen and Mohri 2002): its states are sets of
 * states, each with the output and the weight that it is still owed. Halts on every input, as twins are tested first; the
 * result can be exponential, so a limit refuses.
 */
public final class Determinize {
    /** A state with what it is owed. */
    private record Item(int state, Word owed) {}

    private record Common(Word word, Weight weight) {}

    private static final String WHAT = "determinising";

    /** In a set, with its weight; and a letter of what it is owed. */
    private static final long BYTES_AN_ITEM = 250;

    private static final long BYTES_A_LETTER = 32;

    private static final String MANY = "states are no twins, and with several outputs an input that is no proof";

    private final Machine machine;
    private final Semiring semiring;
    private final Limits limits;
    private final Map<Map<Item, Weight>, Integer> numbers = new HashMap<>();
    private final List<Map<Item, Weight>> sets = new ArrayList<>();

    /** Roughly, of the sets that are kept, and of those that may yet turn out to be known. */
    private long keptBytes;

    private long newBytes;

    private Determinize(Machine machine, Limits limits) {
        this.machine = machine;
        semiring = machine.semiring();
        this.limits = limits;
    }

    /**
     * @throws Refused if the machine is not functional or its states are no twins, with a witness; if its weights can't
     *     be divided; or if the result has more states than the limit
     */
    public static Machine of(Machine machine, Limits limits) {
        return Acceptors.keep(
                machine, plain -> subsequential(plain, limits, false).machine(limits));
    }

    /** As {@link #of}, but inputs may have several outputs, as long as they are written after the last letter. */
    public static Machine withManyOutputs(Machine machine, Limits limits) {
        return Acceptors.keep(
                machine, plain -> subsequential(plain, limits, true).machine(limits));
    }

    static Subsequential subsequential(Machine machine, Limits limits, boolean manyOutputs) {
        Machine plain = RemoveEpsilon.of(Trim.of(machine), limits);
        checkWeights(plain);
        Witness twoOutputs = manyOutputs ? null : Functional.ofPaths(plain, limits);
        if (twoOutputs != null) {
            throw new Refused("not functional: an input has two outputs", twoOutputs);
        }
        Twins.Violation violation = Twins.violation(plain, limits);
        if (violation != null) {
            boolean proved = !manyOutputs && Sequential.proves(violation, plain, limits);
            String why = proved
                    ? "not sequential: no deterministic machine does the same"
                    : "not known to be sequential: " + (manyOutputs ? MANY : Sequential.NOT_PROVED);
            throw new Refused(why, violation.witness());
        }
        return new Determinize(plain, limits).run();
    }

    private static void checkWeights(Machine machine) {
        Semiring semiring = machine.semiring();
        if (!semiring.idempotent() || !semiring.divides() && machine.isWeighted()) {
            throw new Refused("weights of the semiring " + machine.semiring().word()
                    + " can't be moved along paths; use the semiring tropical, max or boolean");
        }
    }

    private Subsequential run() {
        List<State> states = new ArrayList<>();
        Output initial = new Output(Word.EMPTY, semiring.one());
        if (machine.start() != Machine.NO_STATE) {
            Map<Item, Weight> begin = new HashMap<>();
            begin.put(new Item(machine.start(), Word.EMPTY), semiring.one());
            Common common = settle(begin);
            initial = new Output(common.word(), common.weight());
            number(begin);
        }
        for (int i = 0; i < sets.size(); i++) {
            states.add(new State(edges(sets.get(i)), finals(sets.get(i))));
        }
        return new Subsequential(semiring, machine.symbols(), initial, states);
    }

    private List<Edge> edges(Map<Item, Weight> set) {
        newBytes = 0;
        TreeMap<Integer, Map<Item, Weight>> byLetter = new TreeMap<>();
        set.forEach((item, weight) -> {
            for (int arc = machine.firstArc(item.state()); arc < machine.firstArc(item.state() + 1); arc++) {
                if (machine.in(arc) != Machine.EPSILON) {
                    add(byLetter.computeIfAbsent(machine.in(arc), in -> new HashMap<>()), item, weight, arc);
                }
            }
        });
        List<Edge> edges = new ArrayList<>();
        byLetter.forEach((in, next) -> {
            Common common = settle(next);
            edges.add(new Edge(in, common.word(), common.weight(), number(next)));
        });
        return edges;
    }

    /** Whether the set now says something new. */
    private boolean add(Map<Item, Weight> set, Item item, Weight weight, int arc) {
        Item next = new Item(machine.to(arc), item.owed().before(Word.ofLabel(machine.out(arc))));
        Weight through = semiring.times(weight, machine.weight(arc));
        Weight before = set.get(next);
        Weight sum = before == null ? through : semiring.plus(before, through);
        set.put(next, sum);
        if (before == null) {
            newBytes += bytes(next);
            limits.checkBytes(keptBytes + newBytes, WHAT);
        }
        return !sum.equals(before);
    }

    private static long bytes(Item item) {
        return BYTES_AN_ITEM + BYTES_A_LETTER * item.owed().length();
    }

    /** Follows epsilon inputs, then takes out what all have in common. Twins bound the owed words, so it ends. */
    private Common settle(Map<Item, Weight> set) {
        ArrayDeque<Item> queue = new ArrayDeque<>(set.keySet());
        while (!queue.isEmpty()) {
            Item item = queue.remove();
            for (int arc = machine.firstArc(item.state()); arc < machine.firstArc(item.state() + 1); arc++) {
                if (machine.in(arc) == Machine.EPSILON
                        && add(set, item, set.getOrDefault(item, semiring.zero()), arc)) {
                    queue.add(new Item(machine.to(arc), item.owed().before(Word.ofLabel(machine.out(arc)))));
                }
            }
        }
        return takeOut(set, common(set));
    }

    private Common common(Map<Item, Weight> set) {
        Word word = null;
        Weight weight = semiring.zero();
        for (Map.Entry<Item, Weight> entry : set.entrySet()) {
            Word owed = entry.getKey().owed();
            word = word == null ? owed : word.first(word.commonLength(owed));
            weight = semiring.plus(weight, entry.getValue());
        }
        return new Common(word == null ? Word.EMPTY : word, weight);
    }

    private Common takeOut(Map<Item, Weight> set, Common common) {
        Map<Item, Weight> rest = new HashMap<>();
        boolean divides = semiring.divides();
        set.forEach((item, weight) -> rest.put(
                new Item(item.state(), item.owed().dropFirst(common.word().length())),
                divides ? semiring.divide(weight, common.weight()) : weight));
        set.clear();
        set.putAll(rest);
        return divides ? common : new Common(common.word(), semiring.one());
    }

    private int number(Map<Item, Weight> set) {
        Integer number = numbers.putIfAbsent(set, sets.size());
        if (number != null) {
            return number;
        }
        sets.add(set);
        set.keySet().forEach(item -> keptBytes += bytes(item));
        limits.check(sets.size(), WHAT);
        return sets.size() - 1;
    }

    private List<Output> finals(Map<Item, Weight> set) {
        Map<Word, Weight> finals = new HashMap<>();
        set.forEach((item, weight) -> {
            if (machine.isFinal(item.state())) {
                Weight end = semiring.times(weight, machine.finalWeight(item.state()));
                finals.merge(item.owed(), end, semiring::plus);
            }
        });
        return finals.entrySet().stream()
                .map(end -> new Output(end.getKey(), end.getValue()))
                .sorted(java.util.Comparator.comparing(end -> end.word().text(null)))
                .toList();
    }
}
