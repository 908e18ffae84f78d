package io.sillage.analyzer.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.transduce.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Damaged texts are programs or mistakes, soon. {@code -Dsillage.fuzz.readings} and {@code -Dsillage.fuzz.seed} choose
 * others.
 */
class ReadingsFuzzTest {
    private static final int COUNT = Integer.getInteger("sillage.fuzz.readings", 1000);
    private static final long SEED = Long.getLong("sillage.fuzz.seed", 20_260_103L);
    private static final Limits LIMITS = new Limits(10_000);
    private static final String[] PIECES = {
        "(",
        ")",
        "{",
        "}",
        "|",
        "*",
        "+",
        "?",
        ",",
        ";",
        "=",
        "==",
        "~",
        "/",
        "\"",
        "`",
        " else ",
        " not ",
        " and ",
        " or ",
        " match ",
        " event ",
        " key ",
        " emit ",
        "{3}",
        "{2,}",
        "{1,20}",
        "0",
        "9999999999999999999",
        "1.5",
        "-",
        ".",
        "\n",
        "#",
        "\\",
        " in (",
        " exists",
        " kind",
        " bytes",
        "$",
        "^",
        "[",
        "]",
        "\u0000",
        "é",
        "😀"
    };

    @Test
    void aDamagedReadingIsAProgramOrAMistake() {
        int programs = 0;
        for (int i = 0; i < COUNT; i++) {
            Random random = new Random(SEED + i);
            String text = damaged(random);
            programs += Assertions.assertTimeout(
                    Duration.ofSeconds(10), () -> programs(text), "-Dsillage.fuzz.seed=" + (SEED + i) + "\n" + text);
        }
        assertThat(programs).isBetween(COUNT / 20, COUNT);
    }

    private static int programs(String text) {
        try {
            return Compiler.compile(text, LIMITS).isEmpty() ? 0 : 1;
        } catch (Mistake mistake) {
            long lines = text.chars().filter(c -> c == '\n').count() + 1;
            assertThat((long) mistake.place().line()).as(text).isBetween(1L, lines);
            assertThat(mistake.place().column()).as(text).isPositive();
            assertThat(mistake).as(text).message().isNotBlank();
            return 0;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("neither a program nor a mistake:\n" + text, e);
        }
    }

    private static String damaged(Random random) {
        List<String> names = Shipped.NAMES;
        StringBuilder text = new StringBuilder(Shipped.reading(names.get(random.nextInt(names.size()))));
        for (int edits = random.nextInt(4); edits >= 0; edits--) {
            int at = random.nextInt(text.length());
            int length = random.nextInt(Math.min(12, text.length() - at) + 1);
            String part = text.substring(at, at + length);
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, at + length);
                case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> text.insert(random.nextInt(text.length()), part);
                case 3 -> text.replace(at, at + length, PIECES[random.nextInt(PIECES.length)]);
                default -> text.insert(at, PIECES[random.nextInt(PIECES.length)].repeat(random.nextInt(20)));
            }
        }
        return text.toString();
    }
}
