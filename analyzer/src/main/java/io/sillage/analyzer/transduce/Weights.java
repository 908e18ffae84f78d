package io.sillage.analyzer.transduce;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Weights as OpenFst writes and reads them: decimal numbers and infinities. A number that is written with few digits is read
 * as what it says and written as it is; others, as 1/3, are rounded where they are written, and there alone.
 */
public final class Weights {
    /** What anybody may want to read back; decimals that are longer are rounded, too. */
    private static final int MOST_DIGITS = 1_000;

    /** More than any weight has that is written. */
    private static final int LARGEST_EXPONENT = 10_000;

    /** As many as a double needs. */
    private static final MathContext ROUNDED = new MathContext(17);

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern INFINITE = Pattern.compile("[+-]?inf(inity)?");

    private Weights() {}

    /** A decimal number; {@link #parse} gives the weight again unless it {@link #isRounded}. */
    public static String text(Weight weight) {
        if (weight.isInfinite()) {
            return weight.signum() > 0 ? "Infinity" : "-Infinity";
        }
        BigDecimal number = isDecimal(weight) ? exact(weight) : rounded(weight);
        BigDecimal digits = (number.precision() > MOST_DIGITS ? rounded(weight) : number).stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        return exponent >= -10 && exponent <= 20 ? digits.toPlainString() : digits.toString();
    }

    /** Whether {@link #text} can't say all of it. */
    public static boolean isRounded(Weight weight) {
        return !weight.isInfinite() && (!isDecimal(weight) || exact(weight).precision() > MOST_DIGITS);
    }

    /** How many weights of a machine are rounded where it is written. */
    public static long rounded(Machine machine) {
        return IntStream.range(0, machine.arcs())
                        .filter(arc -> isRounded(machine.weight(arc)))
                        .count()
                + IntStream.range(0, machine.states())
                        .filter(state -> isRounded(machine.finalWeight(state)))
                        .count();
    }

    /** Whether the denominator is a product of twos and fives. */
    private static boolean isDecimal(Weight weight) {
        BigInteger rest = weight.denominator().shiftRight(weight.denominator().getLowestSetBit());
        // the power of five with as many bits or a few more
        return BigInteger.valueOf(5).pow(rest.bitLength() / 2 + 1).mod(rest).signum() == 0;
    }

    private static BigDecimal exact(Weight weight) {
        return new BigDecimal(weight.numerator())
                .divide(new BigDecimal(weight.denominator()))
                .stripTrailingZeros();
    }

    private static BigDecimal rounded(Weight weight) {
        return new BigDecimal(weight.numerator()).divide(new BigDecimal(weight.denominator()), ROUNDED);
    }

    /** @throws NumberFormatException with the remedy, if the text is no weight or one of too many digits */
    public static Weight parse(String text) {
        if (INFINITE.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            return text.startsWith("-") ? Weight.NEGATIVE_INFINITY : Weight.INFINITY;
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw new NumberFormatException("write a number such as 1.5, or Infinity");
        }
        // before it is read, as reading takes time by the square of its length
        BigDecimal number = text.length() > 2 * MOST_DIGITS ? null : decimal(text);
        if (number == null || number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > LARGEST_EXPONENT) {
            throw new NumberFormatException("write " + MOST_DIGITS + " digits at most, and exponents from -"
                    + LARGEST_EXPONENT + " to " + LARGEST_EXPONENT);
        }
        return Weight.of(number);
    }

    /** Null if its exponent has more than 31 bits. */
    private static @Nullable BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException longExponent) {
            return null;
        }
    }
}
