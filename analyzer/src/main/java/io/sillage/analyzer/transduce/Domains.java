package io.sillage.analyzer.transduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A shortest input word that one machine knows and another does not (Hopcroft and Karp, <i>A linear algorithm for testing
 * equivalence of finite automata</i>, 1971). Pairs of sets that must be equal if others are, are not looked at again; the
 * word stays shortest, as whatever tells such a pair apart tells one of the others apart, and they came no later.
 */
final class Domains {
    private record Step(int left, int right, int before, int label) {}

    private final Subsets left;
    private final Subsets right;
    private final int[] alphabet;
    private final List<Step> steps = new ArrayList<>();
    private int[] parent = new int[16];

    private Domains(Machine left, Machine right, Limits limits) {
        this.left = new Subsets(Trim.of(left), limits);
        this.right = new Subsets(Trim.of(right), limits);
        alphabet = IntStream.concat(IntStream.of(left.alphabet()), IntStream.of(right.alphabet()))
                .sorted()
                .distinct()
                .toArray();
        Arrays.setAll(parent, i -> i);
    }

    /**
     * Null if both know the same words.
     *
     * @throws Refused if a machine's sets of states pass the limit
     */
    static @Nullable Word difference(Machine left, Machine right, Limits limits) {
        return new Domains(left, right, limits).search();
    }

    private @Nullable Word search() {
        meet(left.start(), right.start(), -1, Machine.EPSILON);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (left.isFinal(step.left()) != right.isFinal(step.right())) {
                return word(step);
            }
            for (int label : alphabet) {
                meet(left.next(step.left(), label), right.next(step.right(), label), i, label);
            }
        }
        return null;
    }

    private void meet(int l, int r, int before, int label) {
        int a = root(2 * l);
        int b = root(2 * r + 1);
        if (a != b) {
            parent[a] = b;
            steps.add(new Step(l, r, before, label));
        }
    }

    private int root(int node) {
        if (node >= parent.length) {
            int known = parent.length;
            parent = Arrays.copyOf(parent, Math.max(node + 1, known * 2));
            for (int i = known; i < parent.length; i++) {
                parent[i] = i;
            }
        }
        int root = node;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    private Word word(Step last) {
        Word word = Word.EMPTY;
        for (Step step = last; step.before() >= 0; step = steps.get(step.before())) {
            word = Word.ofLabel(step.label()).before(word);
        }
        return word;
    }
}
