package io.sillage.analyzer.transduce;

import org.jspecify.annotations.Nullable;

/** Tries one input after the other, shortest first, whether two machines have the same outputs for it. */
final class ManyOutputs {
    /** How many inputs are tried: enough for a human-sized mistake, done in milliseconds. */
    static final int WORDS = 1_000;

    private final Machine left;
    private final Machine right;
    private final Run lefts;
    private final Run rights;
    private final Limits limits;

    private ManyOutputs(Machine left, Machine right, Limits limits) {
        this.left = left;
        this.right = right;
        this.limits = limits;
        lefts = new Run(left, limits);
        rights = new Run(right, limits);
    }

    /** A shortest input with an output that only one machine has, null if the first inputs have none. */
    static @Nullable Witness difference(Machine left, Machine right, Limits limits) {
        ManyOutputs outputs = new ManyOutputs(left, right, limits);
        Word input = FirstWords.find(left, right, WORDS, limits, word -> outputs.compare(word) != null);
        return input == null ? null : outputs.compare(input);
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
