package io.sillage.analyzer.transduce;

/** A word of the one, then a word of the other: epsilon arcs from the finals of the one (Thompson 1968). Linear. */
public final class Concat {
    private Concat() {}

    public static Machine of(Machine a, Machine b) {
        Alike.check(a, b);
        MachineBuilder both = MachineBuilder.like(a);
        both.copy(a);
        int shift = both.copy(b);
        both.start(b.start() == Machine.NO_STATE ? Machine.NO_STATE : a.start());
        for (int state = 0; state < a.states(); state++) {
            if (a.isFinal(state) && b.start() != Machine.NO_STATE) {
                both.arc(state, Machine.EPSILON, Machine.EPSILON, a.finalWeight(state), shift + b.start());
            }
            both.end(state, a.semiring().zero());
        }
        return both.build();
    }
}
