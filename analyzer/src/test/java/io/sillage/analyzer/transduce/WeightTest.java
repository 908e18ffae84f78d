package io.sillage.analyzer.transduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sillage.analyzer.transduce.text.AttReader;
import io.sillage.analyzer.transduce.text.AttWriter;
import io.sillage.analyzer.transduce.text.Labels;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightTest {
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "1.0, 1",
        "-0, 0",
        "100, 100",
        "12345678901234567.5, 12345678901234567.5",
        "0.000000000000000000001, 1E-21",
        "1e300, 1E+300",
        "+.5, 0.5",
        "3., 3",
        "inf, Infinity",
        "-Infinity, -Infinity"
    })
    void isReadAsWhatItSaysAndWrittenAsItIs(String written, String text) {
        Weight weight = Weights.parse(written);
        assertThat(Weights.text(weight)).isEqualTo(text);
        assertThat(Weights.parse(text)).isEqualTo(weight);
        assertThat(Weights.isRounded(weight)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nan", "x", "", "1e", "0x1p3", "1d", "--1", "1_000"})
    void whatIsNoNumberOrTooLongIsRefused(String written) {
        assertThatThrownBy(() -> Weights.parse(written))
                .isInstanceOf(NumberFormatException.class)
                .hasMessage("write a number such as 1.5, or Infinity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e-99999999999999", "1e10001", "0.1e-10000"})
    void aNumberOfMoreDigitsThanAnybodyNeedsIsRefused(String written) {
        assertThatThrownBy(() -> Weights.parse(written))
                .isInstanceOf(NumberFormatException.class)
                .hasMessage("write 1000 digits at most, and exponents from -10000 to 10000");
        assertThatThrownBy(() -> Weights.parse("1".repeat(5_000_000))).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void whatIsNoDecimalIsRoundedWhereItIsWrittenAlone() {
        Weight third = Weight.ONE.over(Weight.of(3));
        assertThat(Weights.text(third)).isEqualTo("0.33333333333333333");
        assertThat(Weights.isRounded(third)).isTrue();
        assertThat(third).hasToString("1/3");
        assertThat(third.plus(third).plus(third)).isEqualTo(Weight.ONE);
        assertThat(third.negated()).isEqualTo(Weight.of(-1).over(Weight.of(3)));
    }

    @Test
    void tenthsAddUp() {
        assertThat(Weights.parse("0.1").plus(Weights.parse("0.2"))).isEqualTo(Weights.parse("0.3"));
        assertThat(Weights.parse("0.1")).isLessThan(Weights.parse("0.1000000000000000000001"));
        assertThat(Weight.NEGATIVE_INFINITY).isLessThan(Weight.ZERO);
        assertThat(Weight.INFINITY).isGreaterThan(Weights.parse("1e900"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.3", "-0.5", "3", "1e-7", "12345.678"})
    void whateverIsWrittenIsReadBack(String written) {
        Weight weight = Weights.parse(written);
        for (int i = 0; i < 10; i++) {
            Weight back = Weights.parse(Weights.text(weight));
            assertThat(back.equals(weight)).isNotEqualTo(Weights.isRounded(weight));
            weight = weight.times(weight);
        }
    }

    @Test
    void fractionsThatGrowAreRefusedWithTheReason() {
        assertThatThrownBy(() -> {
                    Weight weight = Weights.parse("0.3");
                    while (!weight.isInfinite()) {
                        weight = weight.times(weight);
                    }
                })
                .isInstanceOf(Refused.class)
                .hasMessage("a weight passed the limit: its exact fraction has more than 32768 bits; write weights with"
                        + " fewer digits, or multiply fewer of them");
    }

    @ParameterizedTest
    @CsvSource({
        "probability, 0.5, 2",
        "probability, 0.1, 1.1111111111111111",
        "sum, -0.5, 0.66666666666666667",
        "counting, 0, 1",
        "tropical, 0.5, 0",
        "max, -0.5, 0"
    })
    void aCycleOfEpsilonsHasItsExactSum(String semiring, String loop, String sum) {
        Machine machine = read("0 0 0 0 " + loop + "\n0 " + one(semiring) + "\n", semiring);
        assertThat(AttWriter.write(RemoveEpsilon.of(machine)))
                .isEqualTo(sum.equals(one(semiring)) ? "0\n" : "0\t" + sum + "\n");
    }

    private static String one(String semiring) {
        return Weights.text(semiring(semiring).one());
    }

    @Test
    void cyclesWithinCyclesAddUpToWhatTheirEquationsSay() {
        // x0 = 1 + x1/4 + x2/5, x1 = x0/2 + x1/8, x2 = x1/2: so x1 = 4/7 x0 and x2 = 2/7 x0
        String text =
                "0 1 0 0 0.5\n1 0 0 0 0.25\n1 1 0 0 0.125\n1 2 0 0 0.5\n2 0 0 0 0.2\n0 3 0 0\n1 3 0 0\n2 3 1 1\n3\n";
        Machine machine = RemoveEpsilon.of(read(text, "sum"));
        assertThat(Run.weight(machine, Word.EMPTY)).hasToString("55/28");
        assertThat(Run.weight(machine, Word.of(1))).hasToString("5/14");
    }

    @ParameterizedTest
    @CsvSource({"probability, 1", "probability, 1.5", "sum, -1", "counting, 1", "tropical, -0.5", "max, 0.5"})
    void aCycleWithoutASumIsRefused(String semiring, String loop) {
        assertThatThrownBy(() -> RemoveEpsilon.of(read("0 0 0 0 " + loop + "\n0\n", semiring)))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("an epsilon cycle through state 0 has no sum in the semiring " + semiring);
    }

    @ParameterizedTest
    @CsvSource({
        "counting, -2, numbers from 0 up",
        "probability, -1, numbers from 0 up",
        "sum, Infinity, 'numbers, none of them infinite'",
        "max, Infinity, numbers or -Infinity"
    })
    void aWeightThatTheSemiringDoesNotHaveIsShown(String semiring, String weight, String numbers) {
        assertThatThrownBy(() -> read("0 1 1 1 " + weight, semiring))
                .hasMessage("test:1:9: expected a weight of the semiring " + semiring + ", found '" + weight
                        + "'; it has " + numbers + "; correct it, or choose another --semiring");
    }

    @Test
    void whatIsNotZeroIsAYes() {
        assertThat(AttWriter.write(read("0 1 1 1 0.5\n0 2 1 1 0\n1 -3\n2\n", "boolean")))
                .isEqualTo("0\t1\t1\t1\n0\t2\t1\t1\t0\n1\n2\n");
    }

    private static Machine read(String text, String semiring) {
        return AttReader.read("test", text, semiring(semiring), Labels.NUMBERS, false);
    }

    private static StandardSemiring semiring(String word) {
        return StandardSemiring.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
