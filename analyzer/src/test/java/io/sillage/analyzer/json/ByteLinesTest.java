package io.sillage.analyzer.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines are those that {@link BufferedReader} reads. */
class ByteLinesTest {
    private static final byte[] LETTERS = {
        'a', ' ', '\n', '\r', '\n', 0, 0x0c, -1, -62, -30, -126, -84, -16, -97, -128, -19, -96
    };

    /** Gives a few bytes at a time. */
    private static final class Slow extends InputStream {
        private final InputStream in;
        private final Random random;

        Slow(byte[] bytes, Random random) {
            in = new ByteArrayInputStream(bytes);
            this.random = random;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            return in.read(to, from, Math.min(length, 1 + random.nextInt(random.nextBoolean() ? 8 : 100_000)));
        }
    }

    private static List<String> lines(ByteLines lines) throws IOException {
        List<String> all = new ArrayList<>();
        while (lines.next()) {
            all.add(lines.text());
        }
        assertThat(lines.next()).isFalse();
        return all;
    }

    private static List<String> expected(byte[] bytes) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void linesAreThoseOfTheLibrary(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = LETTERS[random.nextInt(LETTERS.length)];
            }
            List<String> expected = expected(bytes);
            byte[] before = bytes.clone();
            assertThat(lines(ByteLines.of(bytes))).as("seed %d, %d", seed, i).isEqualTo(expected);
            assertThat(bytes).isEqualTo(before);
            assertThat(lines(ByteLines.of(new Slow(bytes, random))))
                    .as("seed %d, %d", seed, i)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void linesMayBeLongerThanAPiece(long seed) throws Exception {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            text.append("x\u20ac".repeat(random.nextInt(1 << random.nextInt(17))))
                    .append(random.nextBoolean() ? "\r\n" : "\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(lines(ByteLines.of(new Slow(bytes, random))))
                .as("seed %d", seed)
                .isEqualTo(expected(bytes));
    }

    @Test
    void nothingHasNoLine() throws Exception {
        assertThat(lines(ByteLines.of(new byte[0]))).isEmpty();
    }
}
