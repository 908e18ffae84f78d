package io.sillage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void countsLettersToAddDropOrChange() {
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.distance("", "run")).isEqualTo(3);
        assertThat(Nearest.distance("run", "run")).isZero();
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
