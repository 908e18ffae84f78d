package io.sillage.analyzer.transduce;

/**
 * How far constructions may go that can be exponential.
 *
 * @param maxStates states of a determinised machine, or subsets in a proof
 */
public record Limits(int maxStates) {
    public static final Limits DEFAULT = new Limits(1_000_000);

    /** @throws Refused if there are more states than permitted */
    public void check(int states, String what) {
        if (states > maxStates) {
            throw new Refused(what + " passed the limit: maxStates=" + maxStates + "; raise it if memory allows");
        }
    }
}
