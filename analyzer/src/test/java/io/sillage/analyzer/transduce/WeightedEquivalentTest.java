package io.sillage.analyzer.transduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.transduce.text.AttReader;
import io.sillage.analyzer.transduce.text.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Machines whose paths of one word weigh differently: following pairs of paths says nothing about these. */
class WeightedEquivalentTest {
    private static final String DRIFTING = "0 1 1 1 1\n1 1 1 1 1\n1\n0 2 1 1 2\n2 2 1 1 2\n2\n";

    private final Limits limits = new Limits(1_000);

    @Test
    void addsUpPathsWhereTheSemiringDoes() {
        String twoPaths = "0 1 1 1 0.1\n0 2 1 1 0.2\n1\n2\n";
        assertThat(answer(twoPaths, "0 1 1 1 0.3\n1\n", StandardSemiring.PROBABILITY))
                .isEqualTo("yes");
        assertThat(answer(twoPaths, "0 1 1 1 0.4\n1\n", StandardSemiring.PROBABILITY))
                .isEqualTo("input: 1\nfirst: 1 / 0.3\nsecond: 1 / 0.4");
        assertThat(answer("0 1 1 1\n0 2 1 1\n1\n2\n", "0 1 1 1 2\n1\n", StandardSemiring.COUNTING))
                .isEqualTo("yes");
    }

    @Test
    void takesPathsThatCancelForNoneWhereWeightsMayBeNegative() {
        assertThat(answer("0 1 1 1 2\n0 2 1 1 -2\n0\n1\n2\n", "0\n", StandardSemiring.SUM))
                .isEqualTo("yes");
    }

    @Test
    void leavesUndecidedWherePathsMayCancelAndAnInputHasTooManyOutputsToBeCompared() {
        assertThat(Equivalent.of(manyOutputs(1), manyOutputs(2), Limits.DEFAULT))
                .isEqualTo(new Answer.Undecided("an input has too many outputs for their weights to be compared"));
    }

    /** Two paths that cancel, and 260 outputs of one input, the first of which weighs that. */
    private static Machine manyOutputs(int weight) {
        StringBuilder text = new StringBuilder("0 1 1 1 1\n0 2 1 1 -1\n1\n2\n3\n0 4 1 4 " + weight + "\n4 3 2 1\n");
        for (int state = 5; state < 264; state++) {
            text.append("0 " + state + " 1 " + state + "\n" + state + " 3 2 1\n");
        }
        return machine(text.toString(), StandardSemiring.SUM);
    }

    @Test
    void comparesTheMildestOfTheWorstStepsByTheirThresholds() {
        String twoWays = "0 1 1 1 5\n1 2 2 2 1\n0 3 1 1 2\n3 2 2 2 4\n2\n";
        assertThat(answer(twoWays, "0 1 1 1 4\n1 2 2 2 3\n2\n", StandardSemiring.MIN))
                .isEqualTo("yes");
        assertThat(answer(twoWays, "0 1 1 1 3\n1 2 2 2 3\n2\n", StandardSemiring.MIN))
                .isEqualTo("input: 1 2\nfirst: 1 2 / 4\nsecond: 1 2 / 3");
    }

    @Test
    void determinisesBothWhereTheBestPathCounts() {
        String heavierBeside = "0 1 1 1 1\n0 2 1 1 3\n1 1 2 2 1\n2 2 2 2 1\n1\n2\n";
        assertThat(answer(heavierBeside, "0 1 1 1 1\n1 1 2 2 1\n1\n", StandardSemiring.TROPICAL))
                .isEqualTo("yes");
        assertThat(answer(heavierBeside, "0 1 1 1 3\n1 1 2 2 1\n1\n", StandardSemiring.TROPICAL))
                .isEqualTo("input: 1\nfirst: 1 / 1\nsecond: 1 / 3");
    }

    @Test
    void findsADifferenceOfWhatCannotBeDeterminisedAmongTheFirstInputs() {
        assertThat(answer(DRIFTING, DRIFTING.replace("1 1 1 1 1", "1 1 1 1 3"), StandardSemiring.TROPICAL))
                .isEqualTo("input: 1 1\nfirst: 1 1 / 2\nsecond: 1 1 / 4");
    }

    @Test
    void leavesUndecidedWhatCannotBeDeterminisedAndSaysWhy() {
        assertThat(answer(DRIFTING, "0 1 1 1 1\n1 1 1 1 1\n1\n", StandardSemiring.TROPICAL))
                .startsWith("undecided: not known to be sequential: weights drift apart on a cycle");
    }

    @Test
    void aDifferenceInTheOutputsIsFoundThoughWeightsCannotBeCompared() {
        String written = DRIFTING.replace("0 2 1 1 2", "0 2 1 2 2");
        assertThat(answer(written, "0 1 1 1 1\n1 1 1 1 1\n1\n", StandardSemiring.TROPICAL))
                .isEqualTo("input: 1\nfirst: 2\nsecond: 1");
    }

    @Test
    void aMachineEqualsItselfWhateverIsUndecidableAboutIt() {
        assertThat(answer(DRIFTING, DRIFTING, StandardSemiring.TROPICAL)).isEqualTo("yes");
    }

    @Test
    void anArcThatWeighsZeroIsNone() {
        assertThat(answer("0 1 1 1 Infinity\n0\n1\n", "0\n", StandardSemiring.TROPICAL))
                .isEqualTo("yes");
    }

    @ParameterizedTest
    @EnumSource(
            value = StandardSemiring.class,
            names = {"TROPICAL", "MAX", "MIN", "COUNTING", "PROBABILITY", "SUM"})
    void agreesWithTheWeightsOfAllShortWords(StandardSemiring semiring) {
        int equal = 0;
        int different = 0;
        for (long seed = 0; seed < 200; seed++) {
            Machine a = random(new Random(seed), semiring);
            Machine other = random(new Random(seed + 1_000), semiring);
            Machine b = seed % 2 == 0 ? Reverse.of(Reverse.of(a)) : other;
            Answer answer = Equivalent.of(a, b, limits);
            if (answer.yes()) {
                assertThat(weights(a)).as("seed " + seed).isEqualTo(weights(b));
                equal++;
            } else if (answer instanceof Answer.No no) {
                Word word = no.witness().input();
                assertThat(Run.weight(a, word)).as("seed " + seed).isNotEqualTo(Run.weight(b, word));
                different++;
            }
        }
        assertThat(equal).isGreaterThan(50);
        assertThat(different).isGreaterThan(50);
    }

    private static List<String> weights(Machine machine) {
        List<String> weights = new ArrayList<>();
        List<Word> words = List.of(Word.EMPTY);
        for (int length = 0; length <= 4; length++) {
            List<Word> longer = new ArrayList<>();
            for (Word word : words) {
                weights.add(word + " / " + Run.weight(machine, word));
                longer.add(Word.of(1).before(word));
                longer.add(Word.of(2).before(word));
            }
            words = longer;
        }
        return weights;
    }

    /** Without epsilons, which have no sum in every semiring. */
    private static Machine random(Random random, Semiring semiring) {
        MachineBuilder machine = new MachineBuilder(semiring, null);
        int states = 1 + random.nextInt(4);
        for (int state = 0; state < states; state++) {
            machine.state();
        }
        for (int arc = random.nextInt(states * 3 + 1); arc >= 0; arc--) {
            int label = 1 + random.nextInt(2);
            machine.arc(random.nextInt(states), label, label, weight(random, semiring), random.nextInt(states));
        }
        return machine.start(0).end(states - 1).build();
    }

    /** Tenths have no exact double. */
    private static Weight weight(Random random, Semiring semiring) {
        int number = 1 + random.nextInt(3);
        return semiring == StandardSemiring.COUNTING ? Weight.of(number) : Weights.parse("0." + number);
    }

    private String answer(String a, String b, Semiring semiring) {
        Answer answer = Equivalent.of(machine(a, semiring), machine(b, semiring), limits);
        if (answer instanceof Answer.No no) {
            return no.witness().text();
        }
        return answer instanceof Answer.Undecided undecided ? "undecided: " + undecided.reason() : "yes";
    }

    private static Machine machine(String text, Semiring semiring) {
        return AttReader.read("test", text, semiring, Labels.NUMBERS, false);
    }
}
