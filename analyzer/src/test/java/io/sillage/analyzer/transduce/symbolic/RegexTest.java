package io.sillage.analyzer.transduce.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against {@code java.util.regex}, of which the notation is a part. */
class RegexTest {
    private static final String[] ATOMS = {
        "a", "b", "1", "\\.", ".", "\\d", "\\w", "\\s", "\\D", "\\W", "\\S", "[ab]", "[^a]", "[a-b1]", "[\\w-.]",
        "[\\s-x]", "[.-]", "[]a]", "[\\]\\-]", "#", "@", "~", "&", "<", ">", "\"", "[\"#]", "\\t", "\\/", "é"
    };
    private static final String LETTERS = "ab1.- \t#@~&<>\"_]x/é";

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aPatternFindsWhatJavaFinds(long seed) {
        Random random = new Random(seed);
        String pattern = top(random);
        Regex regex = Regex.of(pattern);
        Pattern java = Pattern.compile(pattern);
        for (int i = 0; i < 50; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(6); length > 0; length--) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            assertThat(regex.matches(text.toString()))
                    .as("seed %d, /%s/ in '%s'", seed, pattern, text)
                    .isEqualTo(java.matcher(text).find());
        }
    }

    private static String top(Random random) {
        StringBuilder pattern = new StringBuilder();
        for (int parts = random.nextInt(3); parts >= 0; parts--) {
            pattern.append(random.nextInt(3) == 0 ? "^" : "")
                    .append(sequence(random, 2))
                    .append(random.nextInt(3) == 0 ? "$" : "")
                    .append(parts == 0 ? "" : "|");
        }
        return pattern.toString();
    }

    private static String sequence(Random random, int depth) {
        StringBuilder pattern = new StringBuilder();
        for (int parts = random.nextInt(4); parts > 0; parts--) {
            pattern.append(part(random, depth)).append(quantifier(random));
        }
        return pattern.toString();
    }

    private static String part(Random random, int depth) {
        if (depth == 0 || random.nextInt(3) > 0) {
            return ATOMS[random.nextInt(ATOMS.length)];
        }
        return (random.nextBoolean() ? "(" : "(?:")
                + sequence(random, depth - 1)
                + (random.nextBoolean() ? "|" + sequence(random, depth - 1) : "")
                + ")";
    }

    private static String quantifier(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> "*";
            case 1 -> "+";
            case 2 -> "?";
            case 3 -> "{2}";
            case 4 -> "{1,2}";
            case 5 -> "{0,}";
            default -> "";
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "(?=a) look-around",
                "(?<!a)b look-around",
                "(?i)a flags",
                "a*? lazy",
                "a++ possessive",
                "(a)\\1 '\\1'",
                "\\bword\\b '\\b'",
                "a^b inside",
                "(^a|b) inside",
                "a$b inside",
                "[a&&b] class",
                "[[a]b] class",
                "[ab ']'",
                "a)(b ')'",
                "a) ')'",
                "(a ')'",
                "*a nothing",
                "a|+b nothing",
                "({2}) nothing",
                "^* nothing",
                "a{,3} {n,m}",
                "a{3,2} {n,m}",
                "a{x} {n,m}",
                "a{2 {n,m}",
                "a{99999} 1000",
                "a{99999999999999} 1000",
                "((a{1000}){1000}){1000} 10000",
                "a\\ backslash",
                "(a|b)*a(a|b){30} 50000",
                "[z-a] [z-a]"
            })
    void whatIsNotRegularOrTooLargeIsRefusedWithTheReason(String pattern, String reason) {
        assertThatThrownBy(() -> Regex.of(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 100_000})
    void deepNestingIsAnAnswerOrARefusal(int depth) {
        String pattern = "(".repeat(depth) + "a" + ")".repeat(depth);
        try {
            assertThat(Regex.of(pattern).matches("xax")).isTrue();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("nested too deeply");
        }
    }
}
