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
    void namesNothingWhereThereIsNothingToName() {
        assertThat(Nearest.hint("x", List.of())).isEmpty();
    }

    @Test
    void prefersTheFirstOfEquallyNearOnes() {
        assertThat(Nearest.hint("b", List.of("c", "a"))).isEqualTo(", nearest: a");
    }
}
