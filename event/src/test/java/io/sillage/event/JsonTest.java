package io.sillage.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void everyFieldHasItsForm() {
        JsonBytes text = new JsonBytes();
        JsonWriter out = new JsonWriter(text);
        out.field("absent", (String) null);
        out.field("text", "a\"b\\c\n\u0001\u001b\u007f\ud83d\ude00\ud83d");
        out.field("long", Long.MIN_VALUE);
        out.field("real", 2.5);
        out.field("whole", 3.0);
        out.field("nan", Double.NaN);
        out.field("yes", true);
        out.field("list", List.of("x", "y"));
        out.open("map");
        Map.of("k", "v").forEach(out::field);
        out.close();
        out.field("last", 1);
        out.close();
        assertThat(text)
                .hasToString("{\"text\":\"a\\\"b\\\\c\\n\\u0001\\u001b\\u007f\ud83d\ude00\\ud83d\","
                        + "\"long\":-9223372036854775808,\"real\":2.5,\"whole\":3,\"nan\":null,\"yes\":true,"
                        + "\"list\":[\"x\",\"y\"],\"map\":{\"k\":\"v\"},\"last\":1}");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20261122})
    void timeIsWhatTheJdkSays(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            long nanos = random.nextLong() / 2;
            Instant instant = Instant.ofEpochSecond(0, nanos);
            assertThat(Rfc3339.format(nanos))
                    .as("%s", nanos)
                    .startsWith(instant.toString().substring(0, 19))
                    .endsWith(String.format(".%09dZ", instant.getNano()));
        }
    }
}
