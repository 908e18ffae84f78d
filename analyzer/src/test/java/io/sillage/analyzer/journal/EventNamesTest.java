package io.sillage.analyzer.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.event.ClockPair;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventNamesTest {
    /** Whether the line was taken apart before must make no difference: one reader of topics does, the other does not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"stream\":\"a\",\"seq\":1",
                "\"seq\":9223372036854775807,\"stream\":\"é\\u0022\"",
                "\"stream\":\"a\",\"seq\":-1",
                "\"stream\":\"a\",\"seq\":1,\"seq\":2",
                "\"stream\":\"a\",\"stream\":\"b\",\"seq\":2",
                "\"seq\":0,\"x\":{\"seq\":7,\"stream\":\"c\"},\"stream\":\"a\"",
                "\"stream\":\"a\"",
                "\"seq\":1",
                "\"stream\":\"a\",\"seq\":\"1\"",
                "\"stream\":\"a\",\"seq\":1.5",
                "\"stream\":\"a\",\"seq\":1e0",
                "\"stream\":\"a\",\"seq\":99999999999999999999",
                "\"stream\":[\"a\"],\"seq\":1",
                "\"stream\":null,\"seq\":null"
            })
    void anEventAndItsLineHaveOneName(String fields) {
        EventNames names = new EventNames();
        for (String kind : List.of("log", "loss", "of somebody else")) {
            String line = "{\"kind\":\"" + kind + "\",\"time\":\"2026-01-01T00:00:00Z\"," + fields + "}";
            List<Entry> read =
                    new JsonBatch("topic", new ClockPair(0, 0)).read((line + "\n").getBytes(StandardCharsets.UTF_8));
            for (Entry entry : read) {
                assertThat(entry.fields()).isNotNull();
                assertThat(names.of(entry)).isEqualTo(names.of(line));
            }
            assertThat(read).hasSizeLessThanOrEqualTo(1);
        }
    }

    /** Such a line is no event for anybody, so none that has its name later repeats it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"log\",\"stream\":\"a\",\"seq\":1}",
                "{\"kind\":\"log\",\"time\":\"yesterday\",\"stream\":\"a\",\"seq\":1}",
                "{\"kind\":7,\"mono\":1,\"stream\":\"a\",\"seq\":1}",
                "{\"mono\":1,\"stream\":\"a\",\"seq\":1}",
                "[{\"kind\":\"log\",\"mono\":1,\"stream\":\"a\",\"seq\":1}]",
                "{\"kind\":\"log\",\"mono\":1,\"stream\":\"a\",\"seq\":1"
            })
    void aLineThatIsNoEventHasNoName(String line) {
        assertThat(new EventNames().of(line)).isNull();
        assertThat(new JsonBatch("topic", new ClockPair(0, 0)).read(line.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}
