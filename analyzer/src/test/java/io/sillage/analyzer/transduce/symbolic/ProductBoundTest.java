package io.sillage.analyzer.transduce.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sillage.analyzer.transduce.Refused;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductBoundTest {
    private static Alphabet alphabet(String... patterns) {
        List<Predicate> guards = new ArrayList<>();
        for (String pattern : patterns) {
            guards.add(Predicate.of(0, new io.sillage.analyzer.transduce.symbolic.Test.Matches(Regex.of(pattern))));
        }
        return new Alphabet(guards);
    }

    @Test
    void aLargeExpressionIsTaken() {
        assertThat(alphabet("a.{12}b").size()).isEqualTo(2);
        assertThat(alphabet("a.{12}b", "^x").size()).isEqualTo(4);
    }

    @Test
    void oneThatIsLargerIsRefused() {
        assertThatThrownBy(() -> alphabet("a.{20}b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "regular expression /a.{20}b/: it needs more than 50000 states, which is the limit; make its"
                                + " repetitions smaller, or begin it with ^ where the text begins with it");
    }

    @Test
    void severalThatAreTooLargeTogetherAreRefused() {
        assertThatThrownBy(() -> alphabet("a.{11}b", "c.{11}d"))
                .isInstanceOf(Refused.class)
                .hasMessage(
                        "guards: the 2 tests of one field, taken together, need more than 200000 states, which is the"
                                + " limit; make its regular expressions shorter or fewer, or write them into several"
                                + " transducers");
    }

    @Test
    void manySmallOnesAreNoTrouble() {
        assertThat(alphabet("^a", "b$", "cd", "[0-9]{3}", "^x.*y$").size()).isGreaterThan(10);
    }
}
