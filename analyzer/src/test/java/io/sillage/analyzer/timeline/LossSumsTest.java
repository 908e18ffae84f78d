package io.sillage.analyzer.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.event.Loss;
import org.junit.jupiter.api.Test;

class LossSumsTest {
    private final LossSums sums = new LossSums();

    @Test
    void lossesOfOneStreamForOneReasonAreOneCause() {
        sums.add("a/1", new Loss(0, 2, "full"));
        sums.add("b/1", new Loss(0, 4, "full"));
        sums.add("a/1", new Loss(9, 3, "full"));
        sums.add("a/1", new Loss(20, 4, "cut"));
        assertThat(sums.events()).isEqualTo(13);
        assertThat(sums.causes())
                .containsExactly(
                        new LossSums.Cause("a/1", "full", 5),
                        new LossSums.Cause("b/1", "full", 4),
                        new LossSums.Cause("a/1", "cut", 4));
        assertThat(sums.furtherCauses()).isZero();
    }

    @Test
    void causesWithoutEndCostNoMoreMemoryAndNoEvent() {
        for (int line = 1; line <= 50_000; line++) {
            sums.add("log.ndjson", new Loss(line, line == 7 ? 1000 : 1, "the first is line " + line));
        }
        assertThat(sums.events()).isEqualTo(50_999);
        assertThat(sums.causes()).hasSizeLessThan(3000);
        assertThat(sums.causes().get(0)).isEqualTo(new LossSums.Cause("log.ndjson", "the first is line 7", 1000));
        assertThat(sums.causes().size() + sums.furtherCauses()).isEqualTo(50_000);
    }
}
