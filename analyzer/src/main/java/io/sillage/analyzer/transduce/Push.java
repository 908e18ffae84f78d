package io.sillage.analyzer.transduce;

import io.sillage.analyzer.transduce.Subsequential.Edge;
import io.sillage.analyzer.transduce.Subsequential.Output;
import io.sillage.analyzer.transduce.Subsequential.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes everything as early as it is certain: each state's outputs give what all continuations begin with to the arcs
 * before it (Mohri 1997, section 3.5; Béal and Carton, <i>Computing the prefix of an automaton</i>, 2000). Weights
 * likewise, by the lightest way to the end (Mohri 2009, section 7). The start's share becomes the initial output.
 *
 * <p>A state's prefix only ever shrinks, so a queue of states suffices; {@link Word} shares the prefixes of a chain.
 */
public final class Push {
    private final Subsequential machine;
    private final Semiring semiring;
    private final Output[] ahead;
    /** How often each state's weight changed. */
    private final int[] changes;

    private final List<List<Integer>> sources = new ArrayList<>();

    private Push(Subsequential machine) {
        this.machine = machine;
        semiring = machine.semiring();
        ahead = new Output[machine.states().size()];
        changes = new int[ahead.length];
    }

    /** @throws Refused as {@link Determinize}, which comes first */
    public static Machine of(Machine machine, Limits limits) {
        return Acceptors.keep(
                machine,
                plain -> of(Determinize.subsequential(plain, limits, false)).machine(limits));
    }

    /** Every state must lead to a final one, as determinising leaves them. */
    static Subsequential of(Subsequential machine) {
        return machine.states().isEmpty() ? machine : new Push(machine).run();
    }

    private Subsequential run() {
        machine.states().forEach(state -> sources.add(new ArrayList<>(2)));
        for (int s = 0; s < ahead.length; s++) {
            for (Edge edge : machine.states().get(s).edges()) {
                sources.get(edge.to()).add(s);
            }
        }
        settle();
        List<State> pushed = new ArrayList<>();
        for (int s = 0; s < ahead.length; s++) {
            pushed.add(pushed(machine.states().get(s), ahead[s]));
        }
        return new Subsequential(semiring, machine.symbols(), join(machine.initial(), ahead[0]), pushed);
    }

    /** From the finals backwards, until no prefix changes. A state without one yet does not count. */
    private void settle() {
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        boolean[] queued = new boolean[ahead.length];
        Arrays.fill(queued, false);
        for (int s = ahead.length - 1; s >= 0; s--) {
            if (!machine.states().get(s).finals().isEmpty()) {
                queue.add(s);
                queued[s] = true;
            }
        }
        while (!queue.isEmpty()) {
            int state = queue.remove();
            queued[state] = false;
            Output now = prefix(machine.states().get(state));
            if (!same(now, ahead[state])) {
                countWeights(state, now);
                ahead[state] = now;
                for (int source : sources.get(state)) {
                    if (!queued[source]) {
                        queued[source] = true;
                        queue.add(source);
                    }
                }
            }
        }
    }

    /** A best path has fewer arcs than there are states. */
    private void countWeights(int state, Output now) {
        Output before = ahead[state];
        boolean changed = before == null || !now.weight().equals(before.weight());
        if (changed && ++changes[state] > ahead.length + 1) {
            throw new Refused("a cycle whose weights get ever better: there is no weight of the way to the end that"
                    + " could be pushed");
        }
    }

    private boolean same(Output now, @org.jspecify.annotations.Nullable Output before) {
        return before != null
                && now.word().length() == before.word().length()
                && now.weight().equals(before.weight());
    }

    private Output prefix(State state) {
        Output common = null;
        for (Output end : state.finals()) {
            common = common(common, end);
        }
        for (Edge edge : state.edges()) {
            Output there = ahead[edge.to()];
            if (there != null) {
                common = common(common, join(new Output(edge.out(), edge.weight()), there));
            }
        }
        return common == null ? machine.unit() : common;
    }

    private Output common(@org.jspecify.annotations.Nullable Output a, Output b) {
        if (a == null) {
            return b;
        }
        Word word = a.word().first(a.word().commonLength(b.word()));
        return new Output(word, semiring.plus(a.weight(), b.weight()));
    }

    private Output join(Output a, Output b) {
        return new Output(a.word().before(b.word()), semiring.times(a.weight(), b.weight()));
    }

    private Output without(Output whole, Output prefix) {
        Weight weight = semiring.divides() ? semiring.divide(whole.weight(), prefix.weight()) : whole.weight();
        return new Output(whole.word().dropFirst(prefix.word().length()), weight);
    }

    private State pushed(State state, Output given) {
        List<Edge> edges = new ArrayList<>();
        for (Edge edge : state.edges()) {
            Output rest = without(join(new Output(edge.out(), edge.weight()), ahead[edge.to()]), given);
            edges.add(new Edge(edge.in(), rest.word(), rest.weight(), edge.to()));
        }
        return new State(
                edges, state.finals().stream().map(end -> without(end, given)).toList());
    }
}
