package io.sillage.analyzer.transduce;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tries one input after the other, shortest first, whether two machines have the same outputs for it. */
final class ManyOutputs {
    /** How many inputs are tried: enough for a human-sized mistake, done in milliseconds. */
    static final int WORDS = 1_000;

    /** A word, and the sets of states that it leads to. */
    private record Step(int left, int right, Word backwards) {}

    private final Machine left;
    private final Machine right;
    private final Limits limits;

    private ManyOutputs(Machine left, Machine right, Limits limits) {
        this.left = left;
        this.right = right;
        this.limits = limits;
    }

    /** A shortest input with an output that only one machine has, null if the first inputs have none. */
    static @Nullable Witness difference(Machine left, Machine right, Limits limits) {
        return new ManyOutputs(left, right, limits).search();
    }

    private @Nullable Witness search() {
        Subsets lefts = new Subsets(left, limits);
        Subsets rights = new Subsets(right, limits);
        int[] alphabet = IntStream.concat(Arrays.stream(left.alphabet()), Arrays.stream(right.alphabet()))
                .sorted()
                .distinct()
                .toArray();
        ArrayDeque<Step> queue = new ArrayDeque<>();
        queue.add(new Step(lefts.start(), rights.start(), Word.EMPTY));
        for (int tried = 0; tried < WORDS && !queue.isEmpty(); tried++) {
            Step step = queue.remove();
            if (lefts.isFinal(step.left()) || rights.isFinal(step.right())) {
                Witness witness = compare(reversed(step.backwards()));
                if (witness != null) {
                    return witness;
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

    private static Word reversed(Word word) {
        Word reversed = Word.EMPTY;
        for (int letter : word.letters()) {
            reversed = Word.ofLabel(letter).before(reversed);
        }
        return reversed;
    }

    private @Nullable Witness compare(Word input) {
        Machine first = Run.of(left, input);
        Machine second = Run.of(right, input);
        Word output = Domains.difference(first, second, limits);
        if (output == null) {
            return null;
        }
        Symbols symbols = left.symbols();
        boolean inFirst = ShortestWord.of(Compose.of(Run.acceptor(first, output), first)) != null;
        String text = output.text(symbols);
        return Witness.of(
                input,
                "input",
                input.text(symbols),
                "first",
                inFirst ? text : "not " + text,
                "second",
                inFirst ? "not " + text : text);
    }
}
