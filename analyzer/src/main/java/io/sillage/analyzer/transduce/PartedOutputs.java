package io.sillage.analyzer.transduce;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two outputs that part and are then written on by a cycle. From a pair that leads to a cycle that writes, outputs have not
 * parted, and two delays of one length at one pair are equal: both must be the beginning of the one endless word that the
 * cycle writes (Béal et al. 2003, section 5).
 *
 * <p>A pair has at most one delay a length, and where cycles are balanced lengths are bounded: polynomial.
 */
final class PartedOutputs {
    /** A pair reached with a delay, and how. */
    private record Step(int pair, Delay delay, int before, int edge) {}

    private static final int NONE = -1;

    private final PairGraph pairs;
    private final Components components;
    private final BitSet writing;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Integer, Map<Integer, Integer>> known = new HashMap<>();

    private PartedOutputs(PairGraph pairs, Components components) {
        this.pairs = pairs;
        this.components = components;
        writing = componentsThatWrite();
    }

    /** Null if there are none. Cycles must be balanced: {@link UnbalancedCycle}. */
    static @Nullable Pump find(PairGraph pairs, Components components) {
        return new PartedOutputs(pairs, components).search();
    }

    private BitSet componentsThatWrite() {
        BitSet found = new BitSet();
        for (int pair = 0; pair < pairs.size(); pair++) {
            for (int edge = pairs.firstEdge(pair); edge < pairs.pastEdge(pair); edge++) {
                if (pairs.writes(edge) && components.of(pair) == components.of(pairs.target(edge))) {
                    found.set(components.of(pair));
                }
            }
        }
        return found;
    }

    private @Nullable Pump search() {
        BitSet leading = leadingToThem();
        if (!leading.get(0)) {
            return null;
        }
        steps.add(new Step(0, Delay.none(pairs.left().semiring()), NONE, NONE));
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            for (int edge = pairs.firstEdge(step.pair()); edge < pairs.pastEdge(step.pair()); edge++) {
                if (leading.get(pairs.target(edge))) {
                    Pump pump = reach(new Step(pairs.target(edge), pairs.after(step.delay(), edge, false), i, edge));
                    if (pump != null) {
                        return pump;
                    }
                }
            }
        }
        return null;
    }

    private BitSet leadingToThem() {
        BitSet marked = (BitSet) writing.clone();
        int[] byComponent = components.nodesFromTheSinksUp();
        for (int pair : byComponent) {
            for (int edge = pairs.firstEdge(pair); edge < pairs.pastEdge(pair); edge++) {
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

    /** What shows that a pair must not be reached so, null if it may. */
    private @Nullable Pump reach(Step step) {
        Map<Integer, Integer> here = known.computeIfAbsent(step.pair(), pair -> new HashMap<>(2));
        Integer other =
                step.delay().parted() ? null : here.putIfAbsent(step.delay().lead(), steps.size());
        if (step.delay().parted() || other != null && !steps.get(other).delay().equals(step.delay())) {
            return pump(step, other == null ? step : steps.get(other));
        }
        if (other == null) {
            steps.add(step);
        }
        return null;
    }

    /** Of two ways to a pair with different delays, the cycle can suit only one. */
    private Pump pump(Step one, Step other) {
        int[] onward = PairPaths.shortest(pairs, one.pair(), this::beginsToWrite, pair -> true);
        int entry = onward.length == 0 ? one.pair() : pairs.target(onward[onward.length - 1]);
        int[] loop = writingLoop(entry);
        Pump pump = new Pump(pairs, PairPaths.join(path(one), onward), loop);
        Pump second = new Pump(pairs, PairPaths.join(path(other), onward), loop);
        return (pump.changesDelay() ? pump : second).enteredEarly();
    }

    private boolean beginsToWrite(int pair) {
        return writingEdge(pair) != NONE;
    }

    private int writingEdge(int pair) {
        for (int edge = pairs.firstEdge(pair); edge < pairs.pastEdge(pair); edge++) {
            if (pairs.writes(edge) && components.of(pairs.target(edge)) == components.of(pair)) {
                return edge;
            }
        }
        return NONE;
    }

    private int[] writingLoop(int entry) {
        int edge = writingEdge(entry);
        int component = components.of(entry);
        int[] home = PairPaths.shortest(
                pairs, pairs.target(edge), pair -> pair == entry, pair -> components.of(pair) == component);
        return PairPaths.join(new int[] {edge}, home);
    }

    private int[] path(Step last) {
        List<Integer> edges = new ArrayList<>();
        for (Step step = last; step.before() != NONE; step = steps.get(step.before())) {
            edges.add(step.edge());
        }
        Collections.reverse(edges);
        return edges.stream().mapToInt(edge -> edge).toArray();
    }
}
