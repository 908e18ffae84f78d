package io.sillage.analyzer.transduce;

/** The input words that a machine turns into a word of an acceptor. As {@link Compose}. */
public final class Preimage {
    private Preimage() {}

    /** @throws Refused if {@code outputs} is no acceptor */
    public static Machine of(Machine machine, Machine outputs) {
        return of(machine, outputs, Limits.DEFAULT);
    }

    /** @throws Refused if {@code outputs} is no acceptor, or if the product passes the limit */
    public static Machine of(Machine machine, Machine outputs, Limits limits) {
        if (!outputs.isAcceptor()) {
            throw new Refused("the second machine must be an acceptor, the outputs wanted; project it first");
        }
        return Project.input(Compose.of(machine, outputs, limits));
    }
}
