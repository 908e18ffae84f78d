package io.sillage.analyzer.transduce;

/**
 * How weights add up over the paths of a word and multiply along a path (Mohri, <i>Weighted automata algorithms</i>,
 * 2009, section 2). Exact: what is equal is equal.
 */
public interface Semiring {
    /** The weight of no path at all: neutral for {@link #plus}, it swallows in {@link #times}. */
    Weight zero();

    /** The weight of the empty path. */
    Weight one();

    Weight plus(Weight a, Weight b);

    Weight times(Weight a, Weight b);

    /** Whether {@code plus(a, a)} is {@code a}: then it does not matter how often a path is found. */
    boolean idempotent();

    /**
     * The {@code x} with {@code times(by, x) == a}; only where {@link #divides}.
     *
     * @throws UnsupportedOperationException if weights of this semiring can't be divided
     */
    Weight divide(Weight a, Weight by);

    /** Whether {@link #divide} works: delays of weights, and so proofs about them, need it. */
    boolean divides();

    /** The weight that a number stands for; only of one that it {@link #has}. */
    default Weight of(Weight number) {
        return number;
    }

    /** Whether a number can be a weight here. */
    boolean has(Weight weight);

    /** Which numbers {@link #has}, for people. */
    String numbers();

    /** As typed on a command line. */
    String word();
}
