package io.sillage.analyzer.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossIndexTest {
    private record Told(long mono, long count) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void countsAsWhoeverLooksAtAll(long seed) {
        Random random = new Random(seed);
        LossIndex index = new LossIndex();
        List<Told> all = new ArrayList<>();
        long now = 0;
        long oldest = 0;
        for (int i = 0; i < 3000; i++) {
            now += random.nextInt(10);
            Told told = new Told(Math.max(oldest, now - random.nextInt(30)), 1 + random.nextInt(5));
            all.add(told);
            index.add("1-1", told.mono(), told.count());
            if (i % 100 == 99) {
                oldest = now - random.nextInt(300);
                index.forgetBefore(oldest);
            }
            long from = oldest + random.nextInt(200);
            long to = random.nextInt(10) == 0 ? Long.MAX_VALUE : from + random.nextInt(300) - 20;
            long expected = all.stream()
                    .filter(one -> one.mono() >= from && one.mono() <= to)
                    .mapToLong(Told::count)
                    .sum();
            assertThat(index.within("1-1", from, to))
                    .as("seed %d, step %d, %d to %d", seed, i, from, to)
                    .isEqualTo(expected);
        }
        assertThat(index.size()).isLessThan(400);
    }

    @Test
    void growsToALimitAndForgetsNoCount() {
        LossIndex index = new LossIndex();
        int losses = 300_000;
        for (int i = 0; i < losses; i++) {
            index.add("1-1", i, 2);
        }
        assertThat(index.size()).isLessThanOrEqualTo(1 << 16);
        assertThat(index.within("1-1", 0, Long.MAX_VALUE)).isEqualTo(2L * losses);
        assertThat(index.within("1-1", losses - 10_000, losses)).isEqualTo(20_000);
        assertThat(index.within("2-2", 0, Long.MAX_VALUE)).isZero();
    }
}
