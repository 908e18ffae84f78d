package io.sillage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.language.EditDistance;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void countsLettersToAddDropOrChange() {
        assertThat(EditDistance.of("kitten", "sitting")).isEqualTo(3);
        assertThat(EditDistance.of("", "run")).isEqualTo(3);
        assertThat(EditDistance.of("run", "run")).isZero();
    }

    @Test
    void twoLettersInTheWrongOrderAreOneSlip() {
        assertThat(EditDistance.of("opne", "open")).isEqualTo(1);
        assertThat(EditDistance.of("ab", "ba")).isEqualTo(1);
        assertThat(EditDistance.of("abc", "cab")).isEqualTo(2);
    }

    @Test
    void namesNothingThatIsFarFromWhatWasTyped() {
        assertThat(Nearest.hint("acme.order", List.of("record", "clock"))).isEmpty();
        assertThat(Nearest.hint("socket.raed", List.of("record", "socket.read")))
                .isEqualTo(", nearest: socket.read");
        assertThat(Nearest.hint("clok", List.of("record", "clock"))).isEqualTo(", nearest: clock");
    }

    @Test
    void namesNothingWhereThereIsNothingToName() {
        assertThat(Nearest.hint("x", List.of())).isEmpty();
    }

    @Test
    void prefersTheFirstOfEquallyNearOnes() {
        assertThat(Nearest.hint("b", List.of("c", "a"))).isEqualTo(", nearest: a");
    }
}
