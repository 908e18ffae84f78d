package io.sillage.analyzer.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.transduce.Limits;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermTextTest {
    private static String shown(String term) {
        Program program = Compiler.compile("""
                        transducer t
                          event e = kind exists
                          match e { a = mono; sum += 1 }
                          emit  x = %s
                        """.formatted(term), Limits.DEFAULT).get(0);
        return program.record().get(0).term().text();
    }

    @ParameterizedTest
    @CsvSource({
        "a, a",
        "sum, sum",
        "((a)), a",
        "a-a-a, a - a - a",
        "a-(a-a), a - (a - a)",
        "(a+1)*2, (a + 1) * 2",
        "a+1*2, a + 1 * 2",
        "(a*2)/sum, a * 2 / sum",
        "a/(2*sum), a / (2 * sum)"
    })
    void parenthesesStandWhereTheyAreNeeded(String term, String text) {
        assertThat(shown(term)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void whatIsShownIsReadAsTheSameTerm(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            String text = shown(drawn(random, 4));
            assertThat(shown(text)).as("seed %d", seed).isEqualTo(text);
        }
    }

    private static String drawn(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return switch (random.nextInt(4)) {
                case 0 -> "a";
                case 1 -> "sum";
                case 2 -> "slice.events";
                default -> String.valueOf(random.nextInt(100));
            };
        }
        String sign = String.valueOf("+-*/".charAt(random.nextInt(4)));
        return "(" + drawn(random, depth - 1) + sign + drawn(random, depth - 1) + ")";
    }
}
