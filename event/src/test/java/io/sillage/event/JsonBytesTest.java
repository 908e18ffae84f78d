package io.sillage.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what is put together character by character. */
class JsonBytesTest {
    private final JsonBytes made = new JsonBytes();

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                9,
                10,
                99,
                100,
                12_345,
                999_999_999,
                1_000_000_000,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE + 1L,
                -1,
                Long.MIN_VALUE,
                Long.MAX_VALUE
            })
    void numbersAreDecimal(long number) {
        assertThat(made.number(number)).hasToString(Long.toString(number));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void textsAreQuoted(long seed) {
        Random random = new Random(seed);
        String letters = "ab\"\\\n\r\t\u0001\u001f\u007f\u0080\u00e9\u07ff\u0800\u20ac\ud83d\ude00\ud83d\uffff/";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(made.clear().quote(text.toString())).hasToString(quoted(text.toString()));
        }
    }

    /** RFC 8259, section 7; DEL and halves of pairs are escaped, too, as terminals and UTF-8 can't take them. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            int known = "\n\r\t\"\\".indexOf(point);
            if (known >= 0) {
                quoted.append('\\').append("nrt\"\\".charAt(known));
            } else if (point < ' ' || point == 0x7F || point >= 0xD800 && point <= 0xDFFF) {
                quoted.append(String.format("\\u%04x", point));
            } else {
                quoted.appendCodePoint(point);
            }
        });
        return quoted.append('"').toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void timesAreThoseOfRfc3339(long seed) {
        Random random = new Random(seed);
        long time = 0;
        for (int i = 0; i < 20_000; i++) {
            time = random.nextInt(3) == 0 ? random.nextLong() : time + random.nextInt(1_000_000_000);
            assertThat(made.clear().time(time)).hasToString('"' + Rfc3339.format(time) + '"');
        }
    }

    @Test
    void piecesAreJoinedAndKept() {
        made.raw('{').raw(JsonBytes.ascii("\"a\":")).bool(true).raw('}');
        made.texts(List.of("x", "y")).number(2.5).number(Double.NaN).number(3.0);
        String all = "{\"a\":true}[\"x\",\"y\"]2.5null3";
        assertThat(made).hasToString(all);
        assertThat(made.copy()).asString(StandardCharsets.UTF_8).isEqualTo(all);
    }
}
