package io.sillage.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    /** The same for texts of ASCII. */
    private static final Pattern VARIABLE = Pattern.compile(
            "\\b(?:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|(?=[a-fA-F]*[0-9])[0-9a-fA-F]{16,}|[0-9]+)\\b");

    private static final String[] PARTS = {
        "/",
        "-",
        "_",
        "?",
        " ",
        "7",
        "42",
        "0123456789",
        "a",
        "F",
        "g",
        "cafe",
        "deadbeef",
        "0123456789abcdef",
        "abcdefabcdefabcdef",
        "5f0c954e-6c1b-4b8e-9a51-0242ac120002",
        "5f0c954e-6c1b-4b8e-9a51",
        "x1",
        "orders"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void isThatOfARegularExpression(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int part = random.nextInt(9); part >= 0; part--) {
                text.append(PARTS[random.nextInt(PARTS.length)]);
            }
            String line = text.toString();
            String path = line.startsWith("/") && line.contains("?") ? line.substring(0, line.indexOf('?')) : line;
            assertThat(Template.of(line))
                    .as("seed %d: %s", seed, line)
                    .isEqualTo(VARIABLE.matcher(path).replaceAll("{}"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/größe17/17, /größe17/{}",
        "№17 é17 17é, №{} é17 17é",
        "/a?17, /a",
        "a?17, a?{}",
        "'', ''",
        "٣٤ 34, ٣٤ {}",
    })
    void lettersOfAllScriptsAreOfWords(String text, String template) {
        assertThat(Template.of(text)).isEqualTo(template);
    }

    @ParameterizedTest
    @ValueSource(ints = {4095, 4096, 4097, 10_000})
    void ofALongTextTheBeginningCounts(int length) {
        String text = "a".repeat(length - 1) + " ";
        assertThat(Template.of(text)).isEqualTo(text.substring(0, Math.min(4096, length)));
    }
}
