package io.sillage.analyzer.transduce;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tries the input words that any of two machines knows one after the other, shortest first. */
final class FirstWords {
    /** A word, and the sets of states that it leads to. */
    private record Step(int left, int right, Word backwards) {}

    private FirstWords() {}

    /** The first word that will do, null if the first ones, so many, don't. */
    static @Nullable Word find(Machine left, Machine right, int words, Limits limits, Predicate<Word> wanted) {
        Subsets lefts = new Subsets(Trim.of(left), limits);
        Subsets rights = new Subsets(Trim.of(right), limits);
        int[] alphabet = IntStream.concat(Arrays.stream(left.alphabet()), Arrays.stream(right.alphabet()))
                .sorted()
                .distinct()
                .toArray();
        ArrayDeque<Step> queue = new ArrayDeque<>();
        queue.add(new Step(lefts.start(), rights.start(), Word.EMPTY));
        for (int tried = 0; tried < words && !queue.isEmpty(); tried++) {
            Step step = queue.remove();
            if (lefts.isFinal(step.left()) || rights.isFinal(step.right())) {
                Word word = step.backwards().reversed();
                if (wanted.test(word)) {
                    return word;
                }
            }
            for (int letter : alphabet) {
                int l = lefts.next(step.left(), letter);
                int r = rights.next(step.right(), letter);
                if (l != Subsets.DEAD || r != Subsets.DEAD) {
                    queue.add(new Step(l, r, Word.ofLabel(letter).before(step.backwards())));
                }
            }
        }
        return null;
    }
}
