package io.sillage.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinedTest {
    private static final String PAIR = "\ud83d\ude80";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsMadeOfATextLeavesItAsItIs(long seed) {
        Random random = new Random(seed);
        List<Joined> all = new ArrayList<>(List.of(new Joined("")));
        List<String> expected = new ArrayList<>(List.of(""));
        for (int i = 0; i < 500; i++) {
            int of = Math.max(0, all.size() - 1 - random.nextInt(3));
            String more = ("x" + PAIR + i).repeat(random.nextInt(200));
            all.add(all.get(of).plus(more));
            expected.add(Joined.cut(expected.get(of).endsWith("…") ? expected.get(of) : expected.get(of) + more));
        }
        assertThat(all).as("seed %d", seed).extracting(Joined::toString).isEqualTo(expected);
        assertThat(expected).last().asString().endsWith("…");
    }

    @Test
    void aTextEndsWithAnEllipsisWhereItWasCut() {
        String most = "x".repeat(Joined.MAX_CHARS);
        assertThat(Joined.cut(most)).isEqualTo(most);
        assertThat(new Joined(most).plus("y").plus("z")).hasToString(most + "…");
        assertThat(Joined.cut(most + "y")).isEqualTo(most + "…");
        assertThat(Joined.cut(Joined.cut(most + "y"))).isEqualTo(most + "…");
        String odd = most.substring(1) + PAIR;
        assertThat(Joined.cut(odd)).isEqualTo(most.substring(1) + "…");
        assertThat(new Joined(most.substring(1)).plus(PAIR).plus("z")).hasToString(most.substring(1) + "…");
    }
}
