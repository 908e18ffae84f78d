package io.sillage.analyzer.transduce;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A cycle of pairs on which one side gets more than the other, in letters or in weight: each pair of a strongly connected
 * component is given a potential, and an edge that contradicts it closes such a cycle (Allauzen and Mohri 2003, section
 * 3). Linear.
 */
final class UnbalancedCycle {
    private static final int NONE = -1;

    private final PairGraph pairs;
    private final Components components;
    private final Semiring semiring;
    private final boolean byWeight;
    private final Weight[] potential;
    private final int[] by;
    private final BitSet seen = new BitSet();

    private UnbalancedCycle(PairGraph pairs, Components components, boolean byWeight) {
        this.pairs = pairs;
        this.components = components;
        this.byWeight = byWeight;
        // letters add up as weights of the tropical semiring do
        semiring = byWeight ? pairs.left().semiring() : StandardSemiring.TROPICAL;
        potential = new Weight[pairs.size()];
        by = new int[pairs.size()];
        Arrays.fill(by, NONE);
    }

    static @Nullable Pump ofLetters(PairGraph pairs, Components components) {
        return new UnbalancedCycle(pairs, components, false).find();
    }

    static @Nullable Pump ofWeights(PairGraph pairs, Components components) {
        return new UnbalancedCycle(pairs, components, true).find();
    }

    private @Nullable Pump find() {
        for (int root = 0; root < pairs.size(); root++) {
            if (!seen.get(root)) {
                int edge = contradiction(root);
                if (edge != NONE) {
                    return pump(root, edge);
                }
            }
        }
        return null;
    }

    private int contradiction(int root) {
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        seen.set(root);
        potential[root] = semiring.one();
        queue.add(root);
        while (!queue.isEmpty()) {
            int pair = queue.remove();
            for (int edge = pairs.firstEdge(pair); edge < pairs.pastEdge(pair); edge++) {
                int next = pairs.target(edge);
                if (components.of(next) != components.of(root)) {
                    continue;
                }
                Weight there = after(potential[pair], edge);
                if (!seen.get(next)) {
                    seen.set(next);
                    potential[next] = there;
                    by[next] = edge;
                    queue.add(next);
                } else if (!there.equals(potential[next])) {
                    return edge;
                }
            }
        }
        return NONE;
    }

    private Weight after(Weight before, int edge) {
        return byWeight
                ? semiring.divide(semiring.times(before, pairs.leftWeight(edge)), pairs.rightWeight(edge))
                : before.plus(Weight.of(
                        pairs.leftOut(edge).length() - pairs.rightOut(edge).length()));
    }

    /** Two ways lead to the edge's target, and one way back to the root: not both cycles can be balanced. */
    private Pump pump(int root, int edge) {
        int target = pairs.target(edge);
        int component = components.of(root);
        int[] home = PairPaths.shortest(pairs, target, pair -> pair == root, p -> components.of(p) == component);
        int[] known = PairPaths.join(PairPaths.back(pairs, by, root, target), home);
        int[] found = PairPaths.join(PairPaths.back(pairs, by, root, pairs.source(edge)), new int[] {edge}, home);
        return enteredEarly(isBalanced(found) ? known : found);
    }

    private boolean isBalanced(int[] loop) {
        Weight sum = semiring.one();
        for (int edge : loop) {
            sum = after(sum, edge);
        }
        return sum.equals(semiring.one());
    }

    /** A cycle may begin at any of its pairs: the one nearest to the starts makes the shortest example. */
    private Pump enteredEarly(int[] loop) {
        BitSet around = new BitSet();
        for (int edge : loop) {
            around.set(pairs.source(edge));
        }
        int[] prefix = PairPaths.shortest(pairs, 0, around::get, pair -> true);
        int first = prefix.length == 0 ? 0 : pairs.target(prefix[prefix.length - 1]);
        int at = 0;
        while (pairs.source(loop[at]) != first) {
            at++;
        }
        int[] turned = PairPaths.join(Arrays.copyOfRange(loop, at, loop.length), Arrays.copyOf(loop, at));
        return new Pump(pairs, prefix, turned);
    }
}
