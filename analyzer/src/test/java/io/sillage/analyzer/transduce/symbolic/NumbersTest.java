package io.sillage.analyzer.transduce.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumbersTest {
    private final Random random = new Random(7);

    @Test
    void integersAndRealsAreInTheOrderOfTheirExactValues() {
        for (int i = 0; i < 20_000; i++) {
            Number a = number();
            Number b = random.nextInt(4) == 0 ? near(a) : number();
            assertThat(Integer.signum(Numbers.compare(a, b)))
                    .as("%s and %s", a, b)
                    .isEqualTo(exact(a).compareTo(exact(b)));
        }
    }

    @Test
    void bothZerosAreEqual() {
        assertThat(Numbers.compare(-0.0, 0.0)).isZero();
        assertThat(Numbers.compare(-0.0, 0L)).isZero();
    }

    @Test
    void infinitiesAndNoNumberAreOutsideOfAllNumbers() {
        assertThat(Numbers.compare(Double.POSITIVE_INFINITY, Long.MAX_VALUE)).isPositive();
        assertThat(Numbers.compare(Double.NEGATIVE_INFINITY, -Double.MAX_VALUE)).isNegative();
        assertThat(Numbers.compare(Double.NaN, Double.POSITIVE_INFINITY)).isPositive();
        assertThat(Numbers.compare(Double.NaN, Double.NaN)).isZero();
    }

    @Test
    void aNumberBetweenTwoIsThereWhereverThereIsOne() {
        for (int i = 0; i < 20_000; i++) {
            Number a = number();
            Number b = random.nextInt(4) == 0 ? near(a) : number();
            Number low = Numbers.compare(a, b) < 0 ? a : b;
            Number high = low.equals(a) ? b : a;
            if (Numbers.compare(low, high) < 0 && somethingBetween(low, high)) {
                Number between = Numbers.between(low, high);
                assertThat(Numbers.compare(low, between))
                        .as("%s < %s", low, between)
                        .isNegative();
                assertThat(Numbers.compare(between, high))
                        .as("%s < %s", between, high)
                        .isNegative();
            }
            assertThat(Numbers.compare(Numbers.between(null, a), a))
                    .as("below %s", a)
                    .isNegative();
            assertThat(Numbers.compare(Numbers.between(a, null), a))
                    .as("above %s", a)
                    .isPositive();
        }
    }

    private static boolean somethingBetween(Number low, Number high) {
        double up = low.doubleValue();
        while (Numbers.compare(up, low) <= 0) {
            up = Math.nextUp(up);
        }
        long next = low instanceof Long whole && whole < Long.MAX_VALUE
                ? whole + 1
                : (long) Math.floor(low.doubleValue()) + 1;
        return Numbers.compare(up, high) < 0 || Numbers.compare(low, next) < 0 && Numbers.compare(next, high) < 0;
    }

    private Number number() {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextLong();
            case 1 -> (long) random.nextInt(10) - 5;
            case 2 -> random.nextInt(20) / 4.0 - 2;
            case 3 -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(140) - 20);
            default -> (random.nextBoolean() ? 1 : -1) * ((1L << (50 + random.nextInt(13))) + random.nextInt(5));
        };
    }

    private Number near(Number number) {
        long whole = (long) number.doubleValue();
        return switch (random.nextInt(3)) {
            case 0 -> number.doubleValue();
            case 1 -> Math.nextUp(number.doubleValue());
            default -> Math.abs(whole) < Long.MAX_VALUE - 10 ? whole + random.nextInt(9) - 4 : whole;
        };
    }

    private static BigDecimal exact(Number number) {
        return number instanceof Long whole ? BigDecimal.valueOf(whole) : new BigDecimal(number.doubleValue());
    }
}
