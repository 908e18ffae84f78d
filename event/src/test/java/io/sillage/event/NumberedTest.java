package io.sillage.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberedTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void isWhatAMapWouldBe(long seed) {
        Random random = new Random(seed);
        Numbered<String> numbered = new Numbered<>();
        Map<Long, String> map = new HashMap<>();
        long spread = 1L << random.nextInt(63);
        for (int i = 0; i < 5_000; i++) {
            long number = random.nextInt(1_000) * spread - (random.nextBoolean() ? spread : 0);
            assertThat(numbered.get(number))
                    .as("seed %d, number %d", seed, number)
                    .isEqualTo(map.get(number));
            numbered.put(number, "object " + i);
            map.put(number, "object " + i);
        }
        map.forEach((number, object) -> assertThat(numbered.get(number)).isEqualTo(object));
    }
}
