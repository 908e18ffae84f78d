package io.sillage.analyzer.transduce;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tries the input words that any of two machines knows one after the other, shortest first: enough for a human-sized
 * mistake, done in a moment.
 */
final class FirstWords {
    private static final int WORDS = 1_000;

    /** Of all words together: with one letter alone the thousandth word is a long one. */
    private static final int LETTERS = 10_000;

    /** A word, and the sets of states that it leads to. */
    private record Step(int left, int right, Word backwards) {}

    private final Subsets left;
    private final Subsets right;
    private final int[] alphabet;
    private final ArrayDeque<Step> queue = new ArrayDeque<>();
    private int visited;
    private int letters;
    private int tried;

    FirstWords(Machine left, Machine right, Limits limits) {
        this.left = new Subsets(Trim.of(left), limits);
        this.right = new Subsets(Trim.of(right), limits);
        alphabet = IntStream.concat(Arrays.stream(left.alphabet()), Arrays.stream(right.alphabet()))
                .sorted()
                .distinct()
                .toArray();
        queue.add(new Step(this.left.start(), this.right.start(), Word.EMPTY));
    }

    /** The first word that will do, null if none of the first ones does. */
    @Nullable
    Word find(Predicate<Word> wanted) {
        while (visited < WORDS && letters < LETTERS && !queue.isEmpty()) {
            Step step = queue.remove();
            visited++;
            letters += step.backwards().length();
            if (left.isFinal(step.left()) || right.isFinal(step.right())) {
                tried++;
                Word word = step.backwards().reversed();
                if (wanted.test(word)) {
                    return word;
                }
            }
            goOn(step);
        }
        return null;
    }

    private void goOn(Step step) {
        for (int letter : alphabet) {
            int l = left.next(step.left(), letter);
            int r = right.next(step.right(), letter);
            if (l != Subsets.DEAD || r != Subsets.DEAD) {
                queue.add(new Step(l, r, Word.ofLabel(letter).before(step.backwards())));
            }
        }
    }

    /** How many words there were. */
    int tried() {
        return tried;
    }

    /** Whether there are no other words. */
    boolean wereAll() {
        return queue.isEmpty();
    }
}
