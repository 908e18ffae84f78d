package io.sillage.analyzer.transduce;

import io.sillage.analyzer.transduce.Subsequential.Edge;
import io.sillage.analyzer.transduce.Subsequential.Output;
import io.sillage.analyzer.transduce.Subsequential.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The smallest deterministic machine for the same relation, unique up to the names of states: determinise, push, then
 * merge states that nothing tells apart (Mohri 1997, section 3.7; Hopcroft 1971 as Valmari 2012 gives it for machines
 * whose arcs need not be total). O(arcs log arcs) after determinising.
 */
public final class Minimize {
    private final Subsequential machine;
    private final Partition blocks;
    private int[] source = new int[16];
    private int[] target = new int[16];
    private int[] letter = new int[16];
    private int arcs;

    private Minimize(Subsequential machine) {
        this.machine = machine;
        blocks = new Partition(machine.states().size());
    }

    /** @throws Refused as {@link Determinize} */
    public static Machine of(Machine machine, Limits limits) {
        return Acceptors.keep(
                machine,
                plain -> of(Determinize.subsequential(plain, limits, false)).machine(limits));
    }

    static Subsequential of(Subsequential deterministic) {
        Subsequential pushed = Push.of(deterministic);
        return pushed.states().isEmpty() ? pushed : new Minimize(pushed).run();
    }

    private Subsequential run() {
        collectArcs();
        separateByFinals();
        refine();
        return merged();
    }

    /** An arc's letter is all that is written on it. */
    private void collectArcs() {
        Map<List<Object>, Integer> letters = new HashMap<>();
        for (int s = 0; s < machine.states().size(); s++) {
            for (Edge edge : machine.states().get(s).edges()) {
                if (arcs == source.length) {
                    source = Arrays.copyOf(source, arcs * 2);
                    target = Arrays.copyOf(target, arcs * 2);
                    letter = Arrays.copyOf(letter, arcs * 2);
                }
                source[arcs] = s;
                target[arcs] = edge.to();
                List<Object> key = List.of(edge.in(), edge.out(), edge.weight());
                letter[arcs++] = letters.computeIfAbsent(key, k -> letters.size());
            }
        }
    }

    private void separateByFinals() {
        Map<List<Object>, List<Integer>> groups = new HashMap<>();
        for (int s = 0; s < machine.states().size(); s++) {
            List<Object> key = new ArrayList<>();
            for (Output end : machine.states().get(s).finals()) {
                key.add(end.word());
                key.add(end.weight());
            }
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(s);
        }
        for (List<Integer> group : groups.values()) {
            group.forEach(blocks::mark);
            blocks.split();
        }
    }

    private void refine() {
        Partition cords = new Partition(arcs);
        separateByLetter(cords);
        int[] into = arcsByTarget();
        int[] firstInto = firstInto();
        for (int block = 1, cord = 0; cord < cords.sets(); cord++) {
            for (int at = cords.first(cord); at < cords.past(cord); at++) {
                blocks.mark(source[cords.element(at)]);
            }
            blocks.split();
            for (; block < blocks.sets(); block++) {
                for (int at = blocks.first(block); at < blocks.past(block); at++) {
                    int state = blocks.element(at);
                    for (int i = firstInto[state]; i < firstInto[state + 1]; i++) {
                        cords.mark(into[i]);
                    }
                }
                cords.split();
            }
        }
    }

    private void separateByLetter(Partition cords) {
        long[] byLetter = new long[arcs];
        for (int arc = 0; arc < arcs; arc++) {
            byLetter[arc] = LongTable.pair(letter[arc], arc);
        }
        Arrays.sort(byLetter);
        for (int from = 0, at = 0; at < arcs; from = at) {
            for (; at < arcs && letter[(int) byLetter[at]] == letter[(int) byLetter[from]]; at++) {
                cords.mark((int) byLetter[at]);
            }
            cords.split();
        }
    }

    private int[] firstInto() {
        int[] first = new int[machine.states().size() + 1];
        for (int arc = 0; arc < arcs; arc++) {
            first[target[arc] + 1]++;
        }
        for (int s = 1; s < first.length; s++) {
            first[s] += first[s - 1];
        }
        return first;
    }

    private int[] arcsByTarget() {
        int[] next = firstInto();
        int[] into = new int[arcs];
        for (int arc = 0; arc < arcs; arc++) {
            into[next[target[arc]]++] = arc;
        }
        return into;
    }

    /** Blocks in the order in which a breadth-first search meets them: that makes the result canonical. */
    private Subsequential merged() {
        int[] number = new int[blocks.sets()];
        Arrays.fill(number, -1);
        List<State> met = new ArrayList<>();
        number[blocks.setOf(0)] = 0;
        met.add(machine.states().get(0));
        List<State> states = new ArrayList<>();
        for (int i = 0; i < met.size(); i++) {
            List<Edge> edges = new ArrayList<>();
            for (Edge edge : met.get(i).edges()) {
                int block = blocks.setOf(edge.to());
                if (number[block] < 0) {
                    number[block] = met.size();
                    met.add(machine.states().get(edge.to()));
                }
                edges.add(new Edge(edge.in(), edge.out(), edge.weight(), number[block]));
            }
            states.add(new State(edges, met.get(i).finals()));
        }
        return new Subsequential(machine.semiring(), machine.symbols(), machine.initial(), states);
    }
}
