package io.sillage.analyzer.transduce;

/** The answer to a yes/no question: proved, disproved with a witness, or not decided, said so. */
public sealed interface Answer {

    record Yes() implements Answer {}

    record No(Witness witness) implements Answer {}

    record Undecided(String reason) implements Answer {}

    Answer YES = new Yes();

    default boolean yes() {
        return this instanceof Yes;
    }

    default boolean no() {
        return this instanceof No;
    }
}
