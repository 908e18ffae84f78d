package io.sillage.analyzer.transduce;

/**
 * How far constructions may go that can be quadratic, as products are, or exponential.
 *
 * <p>Not states alone fill a memory, but arcs, sets of states and long words do as well; so each state that is allowed
 * brings with it a share of memory for whatever hangs on it.
 *
 * @param maxStates states of a product or of a determinised machine, pairs or sets of states in a proof
 */
public record Limits(int maxStates) {
    public static final Limits DEFAULT = new Limits(1_000_000);

    /** How their messages end, for whoever can set them. */
    public static final String REMEDY = "; raise it if memory allows";

    private static final long BYTES_A_STATE = 1_000;

    /** A few states with many arcs each are no danger. */
    private static final long BYTES_ANYWAY = 64_000_000;

    /** @throws Refused if there are more states than permitted */
    public void check(int states, String what) {
        if (states > maxStates) {
            throw new Refused(what + " passed the limit: maxStates=" + maxStates + REMEDY);
        }
    }

    /** @param bytes a rough figure */
    void checkBytes(long bytes, String what) {
        long most = Math.max(BYTES_ANYWAY, maxStates * BYTES_A_STATE);
        if (bytes > most) {
            throw new Refused(what + " passed the limit: its " + most / 1_000_000 + " MB are full at maxStates="
                    + maxStates + REMEDY);
        }
    }
}
