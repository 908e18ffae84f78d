package io.sillage.analyzer.transduce;

import org.jspecify.annotations.Nullable;

/** Tries one input after the other, shortest first, whether two machines have the same outputs for it. */
final class ManyOutputs {
    private final Machine left;
    private final Machine right;
    private final Run lefts;
    private final Run rights;
    private final Limits limits;

    private final FirstWords words;

    ManyOutputs(Machine left, Machine right, Limits limits) {
        this.left = left;
        this.right = right;
        this.limits = limits;
        lefts = new Run(left, limits);
        rights = new Run(right, limits);
        words = new FirstWords(left, right, limits);
    }

    /**
     * A shortest input with an output that only one machine has, null if the first inputs have none.
     *
     * @throws Refused if an input has more outputs than the limit
     */
    @Nullable
    Witness difference() {
        Word input = words.find(word -> compare(word) != null);
        return input == null ? null : compare(input);
    }

    int tried() {
        return words.tried();
    }

    /** Whether these were all inputs that there are. */
    boolean triedAll() {
        return words.wereAll();
    }

    private @Nullable Witness compare(Word input) {
        Machine first = lefts.outputs(input);
        Machine second = rights.outputs(input);
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
