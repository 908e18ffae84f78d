package io.sillage.analyzer.transduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sillage.analyzer.transduce.text.AttReader;
import io.sillage.analyzer.transduce.text.Labels;
import org.junit.jupiter.api.Test;

class TwinsTest {
    @Test
    void showsACycleWhoseOutputsDriftApart() {
        // the last letter says how long the output was
        assertThat(no("0 1 a x\n1 1 a x\n1 3 b b\n0 2 a <eps>\n2 2 a <eps>\n2 3 c c\n3\n"))
                .isEqualTo("not twins: each round of the cycle changes what one output is ahead of the other\n"
                        + "reached by: a\ncycle: a\nafter 1 round: x x and <eps>\nafter 2 rounds: x x x and <eps>");
    }

    @Test
    void goesRoundTheCycleThatIsUnbalancedAndNotABalancedOneBesideIt() {
        // letter d is balanced at both states, a is not
        String text = "0 1 a x\n1 1 d y\n1 1 a x\n1 3 b b\n0 2 a x\n2 2 d y\n2 2 a <eps>\n2 3 c c\n3\n";
        assertThat(no(text)).contains("reached by: a\ncycle: a\nafter 1 round: x x and x\nafter 2 rounds: x x x and x");
    }

    @Test
    void showsOutputsThatPartBeforeACycleWritesOn() {
        assertThat(no("0 1 a x\n1 1 b z\n1 3 c c\n0 2 a y\n2 2 b z\n2 3 d d\n3\n"))
                .contains("reached by: a\ncycle: b\nafter 1 round: x z and y z\nafter 2 rounds: x z z and y z z");
    }

    @Test
    void waitsForWhatAHeadStartOfAnotherLetterShows() {
        // one letter ahead on both, but with x before a cycle of y
        assertThat(no("0 1 a x\n1 1 b y\n1 3 c c\n0 2 a <eps>\n2 2 b y\n2 3 d d\n3\n"))
                .contains("reached by: a\ncycle: b\nafter 1 round: x y and y\nafter 2 rounds: x y y and y y");
    }

    @Test
    void weightsThatDriftDisproveWhereAWordHasOnePath() {
        assertThat(no("0 1 a a 1\n1 1 a a 1\n1 3 b b\n0 2 a a 2\n2 2 a a 2\n2 3 c c\n3\n"))
                .isEqualTo("not twins: each round of the cycle changes how much more one path weighs\nreached by: a\n"
                        + "cycle: a\nafter 1 round: a a / 2 and a a / 4\nafter 2 rounds: a a a / 3 and a a a / 6");
    }

    @Test
    void weightsThatDriftWhereTheHeavierPathNeverCountsAreUndecided() {
        Machine machine = named("0 1 a a 1\n1 1 a a 1\n1\n0 2 a a 2\n2 2 a a 2\n2\n");
        assertThat(((Answer.Undecided) Sequential.of(machine)).reason())
                .startsWith("weights drift apart on a cycle, which disproves only for machines whose paths of one word"
                        + " all weigh the same, and here they don't; the states that are no twins:\nnot twins:");
        assertThat(catchThrowableOfType(Refused.class, () -> Determinize.of(machine, Limits.DEFAULT)))
                .hasMessageStartingWith("not known to be sequential: weights drift apart");
    }

    @Test
    void siblingsWithoutACommonCycleAreTwinsWhateverTheyWeigh() {
        Machine machine = named("0 1 a a 1\n1 1 a a 1\n1 3 c c\n0 2 a a 5\n2 2 b b 2\n2 3 c c\n3\n");
        assertThat(Sequential.of(machine).yes()).isTrue();
    }

    @Test
    void theCycleShownChangesTheDelayOnRandomMachines() {
        int shown = 0;
        for (long seed = 0; seed < 3000; seed++) {
            Machine machine = RemoveEpsilon.of(Trim.of(RandomMachine.transducer(seed)));
            Twins.Violation violation = Twins.violation(machine, Limits.DEFAULT);
            if (violation != null) {
                assertThat(violation.pump().changesDelay()).as("seed " + seed).isTrue();
                shown++;
            }
        }
        assertThat(shown).isGreaterThan(300);
    }

    private static String no(String text) {
        return ((Answer.No) Sequential.of(named(text))).witness().text();
    }

    private static Machine named(String text) {
        return AttReader.read("test", text, StandardSemiring.TROPICAL, Labels.names(new Symbols()), false);
    }
}
