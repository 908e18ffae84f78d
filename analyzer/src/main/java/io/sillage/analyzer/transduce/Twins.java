package io.sillage.analyzer.transduce;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The twins property: whenever two states are reached with one word and have a cycle with one word each, the cycles don't
 * change the delay between the two (Choffrut 1977; Allauzen and Mohri, <i>Efficient algorithms for testing the twins
 * property</i>, 2003; Béal et al. 2003, section 5). Over the square of the trimmed machine:
 *
 * <ol>
 *   <li>each cycle of pairs writes as many letters left as right and weighs the same: by potentials, linear;
 *   <li>from a pair that leads to a cycle that writes, outputs have not parted, and two delays of one length at one pair
 *       are equal: both must be the beginning of the one endless word that the cycle writes.
 * </ol>
 *
 * A pair has at most one delay a length, and without unbalanced cycles lengths are bounded: polynomial.
 */
final class Twins {
    private record Step(int pair, Delay delay) {}

    private final PairGraph pairs;
    private final Components components;
    private final boolean weighted;
    private final Semiring semiring;
    private final int[] lead;
    private final double[] ratio;

    private Twins(Machine machine) {
        pairs = new PairGraph(machine, machine);
        components = pairs.components();
        weighted = machine.isWeighted() && machine.semiring().divides();
        semiring = machine.semiring();
        lead = new int[pairs.size()];
        ratio = new double[pairs.size()];
    }

    /** Null if the states of a trimmed machine are twins; else two states that are not, and their words. */
    static @Nullable Witness violation(Machine machine) {
        if (isDeterministic(machine)) {
            return null;
        }
        Twins twins = new Twins(machine);
        Witness unbalanced = twins.unbalancedCycle();
        return unbalanced != null ? unbalanced : twins.partedBeforeWriting();
    }

    /** Then a state has no sibling but itself. */
    private static boolean isDeterministic(Machine machine) {
        ByInput arcs = new ByInput(machine);
        for (int state = 0; state < machine.states(); state++) {
            for (int at = machine.firstArc(state); at < machine.firstArc(state + 1); at++) {
                int label = machine.in(arcs.arc(at));
                if (label == Machine.EPSILON || arcs.reads(state, at + 1, label)) {
                    return false;
                }
            }
        }
        return true;
    }

    private @Nullable Witness unbalancedCycle() {
        BitSet seen = new BitSet();
        for (int root = 0; root < pairs.size(); root++) {
            if (!seen.get(root)) {
                int edge = conflict(root, seen);
                if (edge >= 0) {
                    return witness("the delay grows", edge);
                }
            }
        }
        return null;
    }

    /** Gives each pair of a component a potential; an edge that contradicts it closes an unbalanced cycle. */
    private int conflict(int root, BitSet seen) {
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        seen.set(root);
        lead[root] = 0;
        ratio[root] = semiring.one();
        queue.add(root);
        while (!queue.isEmpty()) {
            int pair = queue.remove();
            for (int edge = pairs.firstEdge(pair); edge < pairs.firstEdge(pair + 1); edge++) {
                int next = pairs.target(edge);
                if (components.of(next) != components.of(root)) {
                    continue;
                }
                int leadThere = lead[pair] + lead(edge);
                double ratioThere = ratioAfter(ratio[pair], edge);
                if (!seen.get(next)) {
                    seen.set(next);
                    lead[next] = leadThere;
                    ratio[next] = ratioThere;
                    queue.add(next);
                } else if (lead[next] != leadThere || !semiring.same(ratio[next], ratioThere)) {
                    return edge;
                }
            }
        }
        return -1;
    }

    private int lead(int edge) {
        return pairs.leftOut(edge).length() - pairs.rightOut(edge).length();
    }

    private double ratioAfter(double before, int edge) {
        return weighted
                ? semiring.divide(semiring.times(before, pairs.leftWeight(edge)), pairs.rightWeight(edge))
                : semiring.one();
    }

    private @Nullable Witness partedBeforeWriting() {
        BitSet writing = leadToWritingCycles();
        if (pairs.size() == 0 || !writing.get(0)) {
            return null;
        }
        List<Map<Integer, Delay>> known = new ArrayList<>();
        ArrayDeque<Step> queue = new ArrayDeque<>();
        queue.add(new Step(0, Delay.none(semiring)));
        while (!queue.isEmpty()) {
            Step step = queue.remove();
            for (int edge = pairs.firstEdge(step.pair()); edge < pairs.firstEdge(step.pair() + 1); edge++) {
                int next = pairs.target(edge);
                if (!writing.get(next)) {
                    continue;
                }
                Delay delay = pairs.after(step.delay(), edge, false);
                Delay other = known(known, next).putIfAbsent(delay.lead(), delay);
                if (delay.parted() || other != null && !other.equals(delay)) {
                    return witness("the outputs have parted before a cycle that writes", edge);
                }
                if (other == null) {
                    queue.add(new Step(next, delay));
                }
            }
        }
        return null;
    }

    private static Map<Integer, Delay> known(List<Map<Integer, Delay>> known, int pair) {
        while (known.size() <= pair) {
            known.add(new HashMap<>(2));
        }
        return known.get(pair);
    }

    private BitSet leadToWritingCycles() {
        BitSet components = new BitSet();
        for (int pair = 0; pair < pairs.size(); pair++) {
            for (int edge = pairs.firstEdge(pair); edge < pairs.firstEdge(pair + 1); edge++) {
                boolean inside = this.components.of(pair) == this.components.of(pairs.target(edge));
                if (inside
                        && !(pairs.leftOut(edge).isEmpty()
                                && pairs.rightOut(edge).isEmpty())) {
                    components.set(this.components.of(pair));
                }
            }
        }
        return leadTo(components);
    }

    /** Components are numbered from the sinks up, so one pass in that order sees successors first. */
    private BitSet leadTo(BitSet marked) {
        Integer[] order = new Integer[pairs.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> components.of(a) - components.of(b));
        for (int pair : order) {
            for (int edge = pairs.firstEdge(pair); edge < pairs.firstEdge(pair + 1); edge++) {
                if (marked.get(components.of(pairs.target(edge)))) {
                    marked.set(components.of(pair));
                }
            }
        }
        BitSet leading = new BitSet();
        for (int pair = 0; pair < pairs.size(); pair++) {
            leading.set(pair, marked.get(components.of(pair)));
        }
        return leading;
    }

    private Witness witness(String why, int edge) {
        int pair = pairs.target(edge);
        int source = source(edge);
        Word prefix = path(0, source, -1).before(pairs.input(edge));
        Word loop = components.of(source) == components.of(pair)
                ? path(pair, source, components.of(pair)).before(pairs.input(edge))
                : Word.EMPTY;
        Symbols symbols = pairs.left().symbols();
        return Witness.of(
                prefix,
                "not twins",
                why,
                "states",
                pairs.p(pair) + " and " + pairs.q(pair),
                "reached by",
                prefix.text(symbols),
                "cycle",
                loop.text(symbols));
    }

    private int source(int edge) {
        int low = 0;
        int high = pairs.size();
        while (high - low > 1) {
            int middle = low + high >>> 1;
            if (pairs.firstEdge(middle) <= edge) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The input along a path with fewest edges, inside a component if one is given. */
    private Word path(int from, int to, int component) {
        int[] by = new int[pairs.size()];
        Arrays.fill(by, -1);
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(from));
        while (!queue.isEmpty() && queue.element() != to) {
            int pair = queue.remove();
            for (int edge = pairs.firstEdge(pair); edge < pairs.firstEdge(pair + 1); edge++) {
                int next = pairs.target(edge);
                if (by[next] < 0 && next != from && (component < 0 || components.of(next) == component)) {
                    by[next] = edge;
                    queue.add(next);
                }
            }
        }
        Word word = Word.EMPTY;
        for (int pair = to; pair != from; pair = source(by[pair])) {
            word = pairs.input(by[pair]).before(word);
        }
        return word;
    }
}
