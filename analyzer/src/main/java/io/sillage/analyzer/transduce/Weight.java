package io.sillage.analyzer.transduce;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact number: a fraction in lowest terms, or plus or minus infinity. Doubles would not do: with them 0.1 + 0.2 is not
 * 0.3, and what is equal up to rounding is not equal, so a proof over them proves nothing.
 *
 * <p>Fractions grow as they are multiplied, so each has a bound.
 */
public final class Weight implements Comparable<Weight> {
    /** Some ten thousand digits above the line or below it; beyond, each operation would take milliseconds. */
    private static final int MOST_BITS = 1 << 15;

    private static final int SMALL = 128;
    private static final Weight[] WHOLE = new Weight[2 * SMALL + 1];

    static {
        for (int number = -SMALL; number <= SMALL; number++) {
            WHOLE[number + SMALL] = new Weight(BigInteger.valueOf(number), BigInteger.ONE);
        }
    }

    public static final Weight ZERO = of(0);
    public static final Weight ONE = of(1);
    public static final Weight INFINITY = new Weight(BigInteger.ONE, BigInteger.ZERO);
    public static final Weight NEGATIVE_INFINITY = new Weight(BigInteger.ONE.negate(), BigInteger.ZERO);

    private final BigInteger numerator;
    /** Positive; 0 of what is infinite. */
    private final BigInteger denominator;

    private Weight(BigInteger numerator, BigInteger denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    public static Weight of(long number) {
        return Math.abs(number) <= SMALL && number >= -SMALL
                ? WHOLE[(int) number + SMALL]
                : new Weight(BigInteger.valueOf(number), BigInteger.ONE);
    }

    /** However long: whoever makes a number of a text bounds it. */
    static Weight of(BigDecimal number) {
        return number.scale() <= 0
                ? reduced(number.toBigIntegerExact(), BigInteger.ONE)
                : reduced(number.unscaledValue(), BigInteger.TEN.pow(number.scale()));
    }

    private static Weight whole(BigInteger number) {
        return number.bitLength() < Long.SIZE ? of(number.longValue()) : checked(new Weight(number, BigInteger.ONE));
    }

    private static Weight fraction(BigInteger numerator, BigInteger denominator) {
        return checked(reduced(numerator, denominator));
    }

    private static Weight reduced(BigInteger numerator, BigInteger denominator) {
        BigInteger common = numerator.gcd(denominator);
        Weight reduced = new Weight(numerator.divide(common), denominator.divide(common));
        return reduced.isWhole() && reduced.numerator.bitLength() < Long.SIZE
                ? of(reduced.numerator.longValue())
                : reduced;
    }

    private static Weight checked(Weight weight) {
        if (Math.max(weight.numerator.bitLength(), weight.denominator.bitLength()) > MOST_BITS) {
            throw new Refused("a weight passed the limit: its exact fraction has more than " + MOST_BITS
                    + " bits; write weights with fewer digits, or multiply fewer of them");
        }
        return weight;
    }

    public boolean isInfinite() {
        return denominator.signum() == 0;
    }

    public boolean isWhole() {
        return denominator.equals(BigInteger.ONE);
    }

    public int signum() {
        return numerator.signum();
    }

    BigInteger numerator() {
        return numerator;
    }

    BigInteger denominator() {
        return denominator;
    }

    /** Only of opposite infinities there is no sum. */
    Weight plus(Weight other) {
        if (isInfinite() || other.isInfinite()) {
            Weight sum = isInfinite() ? this : other;
            if (isInfinite() && other.isInfinite() && !equals(other)) {
                throw new Refused("infinity less infinity is no weight; take one of the infinite weights out");
            }
            return sum;
        }
        if (isWhole() && other.isWhole()) {
            return whole(numerator.add(other.numerator));
        }
        return fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Weight minus(Weight other) {
        return plus(other.negated());
    }

    Weight negated() {
        return isWhole() ? whole(numerator.negate()) : new Weight(numerator.negate(), denominator);
    }

    Weight abs() {
        return signum() < 0 ? negated() : this;
    }

    /** Only of finite ones. */
    Weight times(Weight other) {
        if (isWhole() && other.isWhole()) {
            return whole(numerator.multiply(other.numerator));
        }
        return fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** Only of finite ones, and not by zero. */
    Weight over(Weight other) {
        BigInteger above = numerator.multiply(other.denominator);
        BigInteger below = denominator.multiply(other.numerator);
        return below.signum() < 0 ? fraction(above.negate(), below.negate()) : fraction(above, below);
    }

    @Override
    public int compareTo(Weight other) {
        if (isInfinite() || other.isInfinite()) {
            return Integer.compare(infiniteSign(), other.infiniteSign());
        }
        return isWhole() && other.isWhole()
                ? numerator.compareTo(other.numerator)
                : numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    private int infiniteSign() {
        return isInfinite() ? signum() : 0;
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object object) {
        return this == object
                || object instanceof Weight other
                        && numerator.equals(other.numerator)
                        && denominator.equals(other.denominator);
    }

    @Override
    public int hashCode() {
        return numerator.hashCode() * 31 + denominator.hashCode();
    }

    /** Exact: as a fraction where it is no decimal number. */
    @Override
    public String toString() {
        return Weights.isRounded(this) ? numerator + "/" + denominator : Weights.text(this);
    }
}
