package io.sillage.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.transduce.symbolic.Row;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SketchTest {
    private static final double[] SHARES = {0, 0.1, 0.5, 0.9, 0.99, 1};

    @ParameterizedTest(name = "{0} numbers")
    @ValueSource(ints = {1, 2, 7, 63, 64, 65, 66, 1000, 20_000})
    void quantilesAreExactOfFewAndOnePercentOffOfMany(int many) {
        long[] numbers = numbers(many);
        Sketch sketch = sketch(numbers);
        Arrays.sort(numbers);
        for (double share : SHARES) {
            long expected = numbers[(int) Math.max(0, Math.ceil(share * many) - 1)];
            double off = many <= 64 ? 0 : 0.0101 * Math.abs(expected) + 0.5;
            assertThat(Math.abs(quantile(sketch, share) - expected))
                    .as("quantile %s of %d numbers: %s for %d", share, many, quantile(sketch, share), expected)
                    .isLessThanOrEqualTo(off);
        }
    }

    @ParameterizedTest(name = "{0} numbers")
    @ValueSource(ints = {10, 64, 100, 300, 1000})
    void theRankIsThatOfTheShareAsItIsWritten(int many) {
        Sketch sketch = new Sketch();
        for (int i = 1; i <= many; i++) {
            add(sketch, (long) Math.pow(10, i % 9) + i);
        }
        long[] sorted = IntStream.rangeClosed(1, many)
                .mapToLong(i -> (long) Math.pow(10, i % 9) + i)
                .sorted()
                .toArray();
        for (int percent = 1; percent <= 100; percent++) {
            long expected = sorted[(percent * many + 99) / 100 - 1];
            double off = many <= 64 ? 0 : 0.01 * expected;
            assertThat(quantile(sketch, percent / 100.0))
                    .as("%d %% of %d", percent, many)
                    .isBetween(expected - off, expected + off);
        }
    }

    @Test
    void aMiddleThatIsNotWholeIsNotRounded() {
        Sketch few = new Sketch();
        for (double number : new double[] {1, 2.5, 4}) {
            Cell cell = new Cell();
            cell.real(number);
            few.add(cell);
        }
        assertThat(quantile(few, 0.5)).isEqualTo(2.5);
        Sketch many = sketch(LongStream.range(1, 100).toArray());
        Cell half = new Cell();
        half.real(50.5);
        many.add(half);
        Packer out = new Packer();
        many.pack(out);
        assertThat(quantile(many, 0.5)).isNotEqualTo(Math.rint(quantile(many, 0.5)));
        assertThat(quantile(Sketch.of(new Unpacker(out.done())), 0.5)).isEqualTo(quantile(many, 0.5));
        assertThat(quantile(many, 1)).isEqualTo(99);
        assertThat(quantile(many, 0.001)).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} numbers")
    @ValueSource(ints = {0, 1, 5, 64, 65, 1000})
    void comesBackFromItsBytesAndGoesOn(int many) {
        Sketch sketch = sketch(numbers(many));
        Packer out = new Packer();
        sketch.pack(out);
        Sketch again = Sketch.of(new Unpacker(out.done()));
        add(sketch, 123_456);
        add(again, 123_456);
        assertThat(again.count()).isEqualTo(many + 1);
        for (double share : SHARES) {
            assertThat(quantile(again, share)).isEqualTo(quantile(sketch, share));
        }
    }

    @ParameterizedTest(name = "{0} numbers")
    @ValueSource(ints = {1, 64, 65, 100})
    void aCopyKnowsNothingOfWhatComesLater(int many) {
        Sketch sketch = sketch(numbers(many));
        Sketch copy = (Sketch) sketch.copy();
        double before = quantile(sketch, 0.5);
        for (int i = 0; i < 200; i++) {
            add(sketch, 900_000_000);
        }
        assertThat(copy.count()).isEqualTo(many);
        assertThat(quantile(copy, 0.5)).isEqualTo(before);
    }

    private static long[] numbers(int many) {
        return new Random(42).longs(many, -1_000_000, 100_000_000).toArray();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void wholeNumbersStayWithinOnePercentWhenTheyAreRounded(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 300; run++) {
            long[] numbers = new long[65 + random.nextInt(50)];
            long around = 1 + random.nextInt(1 << (1 + random.nextInt(15)));
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = random.nextInt(40) == 0 ? random.nextInt(1_000_000) - 500_000 : around + random.nextInt(3);
            }
            Sketch sketch = sketch(numbers);
            Arrays.sort(numbers);
            for (double share : SHARES) {
                long expected = numbers[(int) Math.max(0, Math.ceil(share * numbers.length) - 1)];
                double off = Math.abs(quantile(sketch, share) - expected);
                assertThat(off)
                        .as("seed %d, %s of %s", seed, share, Arrays.toString(numbers))
                        .isLessThanOrEqualTo(0.01 * Math.abs(expected));
            }
        }
    }

    private static Sketch sketch(long[] numbers) {
        Sketch sketch = new Sketch();
        Arrays.stream(numbers).forEach(number -> add(sketch, number));
        return sketch;
    }

    private static void add(Sketch sketch, long number) {
        Cell cell = new Cell();
        cell.integer(number);
        sketch.add(cell);
    }

    private static double quantile(Sketch sketch, double share) {
        Cell cell = new Cell();
        sketch.quantile(share, cell);
        return cell.type == Row.INTEGER ? cell.bits : Double.longBitsToDouble(cell.bits);
    }
}
