package io.sillage.analyzer.transduce;

/**
 * How weights add up over the paths of a word and multiply along a path (Mohri, <i>Weighted automata algorithms</i>,
 * 2009, section 2). Weights are doubles: whole numbers are exact up to 2^53.
 */
public interface Semiring {
    /** The weight of no path at all: neutral for {@link #plus}, it swallows in {@link #times}. */
    double zero();

    /** The weight of the empty path. */
    double one();

    double plus(double a, double b);

    double times(double a, double b);

    /** Whether {@code plus(a, a)} is {@code a}: then it does not matter how often a path is found. */
    boolean idempotent();

    /**
     * The {@code x} with {@code times(by, x) == a}; only where {@link #divides}.
     *
     * @throws UnsupportedOperationException if weights of this semiring can't be divided
     */
    double divide(double a, double by);

    /** Whether {@link #divide} works: delays of weights, and so proofs about them, need it. */
    boolean divides();

    /** As typed on a command line. */
    String word();

    /** Equal up to what rounding does to sums in another order. */
    default boolean same(double a, double b) {
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            return a == b;
        }
        return a == b || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
    }

    /** A number that equal weights share, for hashing: equal up to rounding. */
    default long grain(double weight) {
        return Double.isInfinite(weight) ? (weight > 0 ? Long.MAX_VALUE : Long.MIN_VALUE) : Math.round(weight * 0x1p20);
    }
}
