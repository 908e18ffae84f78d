package io.sillage.analyzer.transduce;

/** A machine on those input words only that an acceptor knows. As {@link Compose}. */
public final class Restrict {
    private Restrict() {}

    /** @throws Refused if {@code words} is no acceptor */
    public static Machine of(Machine machine, Machine words) {
        return of(machine, words, Limits.DEFAULT);
    }

    /** @throws Refused if {@code words} is no acceptor, or if the product passes the limit */
    public static Machine of(Machine machine, Machine words, Limits limits) {
        if (!words.isAcceptor()) {
            throw new Refused("the second machine must be an acceptor, the words to keep; project it first");
        }
        return Compose.of(words, machine, limits);
    }
}
