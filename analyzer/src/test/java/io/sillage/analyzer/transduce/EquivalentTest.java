package io.sillage.analyzer.transduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.transduce.text.AttReader;
import io.sillage.analyzer.transduce.text.Labels;
import org.junit.jupiter.api.Test;

class EquivalentTest {
    private final Symbols symbols = new Symbols();

    @Test
    void findsAShortestInputWithAnOutputThatOneMachineHasNot() {
        String a = "0 0 a x\n0 0 a y\n0 0 b x\n0 0 b y\n0\n";
        String b = "0 0 a x\n0 0 a y\n0 1 b x\n0 1 b y\n1 0 b x\n1 0 a x\n1 0 a y\n0\n1\n";
        assertThat(no(a, b)).isEqualTo("input: b b\nfirst: x y\nsecond: not x y");
    }

    @Test
    void findsAShortestInputThatOneOfTwoMachinesWithManyOutputsDoesNotKnow() {
        assertThat(no("0 1 a x\n0 1 a y\n1\n1 1 b b\n", "0 1 a x\n0 1 a y\n1\n"))
                .isEqualTo("input: a b\nfirst: x b\nsecond: none");
    }

    @Test
    void provesMachinesWithManyOutputsEqualThatAreOneAcceptorOfPairs() {
        assertThat(Equivalent.of(
                                named("0 0 a x\n0 0 a y\n0\n", StandardSemiring.TROPICAL),
                                named("0 1 a y\n0 1 a x\n1 0 a x\n1 0 a y\n0\n1\n", StandardSemiring.TROPICAL),
                                Limits.DEFAULT)
                        .yes())
                .isTrue();
    }

    @Test
    void provesMachinesWithManyOutputsEqualThatKnowFewInputs() {
        assertThat(Equivalent.of(
                                named("0 1 a x\n0 1 a y\n1\n", StandardSemiring.TROPICAL),
                                named("0 1 a <eps>\n1 2 <eps> x\n1 2 <eps> y\n2\n", StandardSemiring.TROPICAL),
                                Limits.DEFAULT)
                        .yes())
                .isTrue();
    }

    @Test
    void triesTheFirstInputsOfMachinesWithManyOutputsInAMoment() {
        // writes late what the other writes at once; with one letter the thousandth input is a thousand letters long
        Machine now = named("0 0 a x\n0 0 a y\n0\n", StandardSemiring.TROPICAL);
        Machine late = named("0 1 a <eps>\n1 0 <eps> x\n1 0 <eps> y\n0\n", StandardSemiring.TROPICAL);
        assertThat(((Answer.Undecided) Equivalent.of(now, late, Limits.DEFAULT)).reason())
                .matches("both machines have inputs with several outputs, and they agree on the first \\d\\d\\d inputs;"
                        + " equivalence of such machines is undecidable");
    }

    @Test
    void provesUnambiguousMachinesEqualWhereWeightsAddUp() {
        Machine a = named("0 1 a a 0.5\n1 1 b b 0.25\n1 1\n", StandardSemiring.PROBABILITY);
        Machine b = named("0 1 a a 1\n1 1 b b 0.25\n1 0.5\n", StandardSemiring.PROBABILITY);
        Machine c = named("0 1 a a 1\n1 1 b b 0.5\n1 0.5\n", StandardSemiring.PROBABILITY);
        assertThat(Equivalent.of(a, b, Limits.DEFAULT).yes()).isTrue();
        assertThat(((Answer.No) Equivalent.of(a, c, Limits.DEFAULT)).witness().text())
                .isEqualTo("input: a b\nfirst: a b / 0.125\nsecond: a b / 0.25");
    }

    private String no(String a, String b) {
        return ((Answer.No) Equivalent.of(
                        named(a, StandardSemiring.TROPICAL), named(b, StandardSemiring.TROPICAL), Limits.DEFAULT))
                .witness()
                .text();
    }

    private Machine named(String text, Semiring semiring) {
        return AttReader.read("test", text, semiring, Labels.names(symbols), false);
    }
}
