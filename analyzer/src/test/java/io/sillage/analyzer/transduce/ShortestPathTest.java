package io.sillage.analyzer.transduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sillage.analyzer.transduce.text.AttReader;
import io.sillage.analyzer.transduce.text.AttWriter;
import io.sillage.analyzer.transduce.text.Labels;
import org.junit.jupiter.api.Test;

class ShortestPathTest {
    @Test
    void takesTheLightestOfManyArcsBetweenTwoStates() {
        // improved several times before its turn comes, a state was once taken for a cycle that gets ever better
        String text = "0 1 2 2 3\n0 1 0 1 2\n0 1 1 2 1\n0 1 2 1\n0 2\n1 0 2 0 3\n1\n";
        assertThat(AttWriter.write(ShortestPath.of(machine(text)))).isEqualTo("1\t0\t2\t1\n0\n");
    }

    @Test
    void refusesACycleThatGetsEverBetter() {
        assertThatThrownBy(() -> ShortestPath.of(machine("0 1 1 1 -2\n1 0 1 1 1\n1\n")))
                .isInstanceOf(Refused.class)
                .hasMessageMatching("a cycle through state [01] gets ever better: no best path");
    }

    private static Machine machine(String text) {
        return AttReader.read("test", text, StandardSemiring.TROPICAL, Labels.NUMBERS, false);
    }
}
