package io.sillage.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What registers keep of values that come one after another. */
class ActionsTest {
    private static final long MAX = Long.MAX_VALUE;
    private static final String ID = "\"1:Rnqt1lAAyS7ftfOFObluE5XGSKg=\"";

    static Stream<Arguments> actions() {
        return Stream.of(
                arguments("r = `v`", List.of(3L, 1L, 2L), "2"),
                arguments("r = `v`", List.of(3L, "x"), "\"x\""),
                arguments("r = `v`", List.of(true), "true"),
                arguments("r = `v`", List.of(List.of("p", "q")), "[\"p\",\"q\"]"),
                arguments("r ?= `v`", List.of(3L, 1L, 2L), "3"),
                arguments("r += `v`", List.of(3L, 1L, 2L), "6"),
                arguments("r += `v`", List.of(3L, 0.5), "3.5"),
                arguments("r += `v`", List.of("a", "b"), "\"ab\""),
                arguments("r += `v`", List.of(1L, "b", 2L), "3"),
                arguments("r += `v`", List.of(MAX, 1L), "9.223372036854776E18"),
                arguments("r min= `v`", List.of(3L, 1L, 2L), "1"),
                arguments("r max= `v`", List.of(3L, 3.5, 2L), "3.5"),
                arguments("r max= `v`", List.of(9007199254740992.0, 9007199254740993L), "9007199254740993"),
                arguments("r min= `v`", List.of(-1L, -1.5, -1L), "-1.5"),
                arguments("r max= `v`", List.of(MAX, 1e19, 5L), "1.0E19"),
                arguments("r max= `v`", List.of("b", "c", "a"), "\"c\""),
                arguments("r min= `v`", List.of(2L, "a", 1L), "1"),
                arguments("r ++= `v`", List.of(1L, "b", 2.5, true), "[\"1\",\"b\",\"2.5\",\"true\"]"),
                arguments("r = `v` - 1", List.of(3L), "2"),
                arguments("r = `v` * 2 + 1", List.of(3L), "7"),
                arguments("r = `v` + 2 * 3", List.of(1L), "7"),
                arguments("r = 10 - `v` - 1", List.of(3L), "6"),
                arguments("r = `v` / 2", List.of(3L), "1.5"),
                arguments("r = `v` / 0", List.of(3L), ""),
                arguments("r = `v` * 4", List.of(MAX), "3.6893488147419103E19"),
                arguments("r = `v` + \"!\"", List.of("a"), "\"a!\""),
                arguments("r = `v` - 1", List.of("a"), ""),
                arguments("r = `none` + 1", List.of(1L), ""),
                arguments("r = lower(`v`)", List.of("ÄB"), "\"äb\""),
                arguments("r = lower(`v`)", List.of(1L), ""),
                arguments("r = number(`v`)", List.of(" 12 "), "12"),
                arguments("r = number(`v`)", List.of("1.5e3"), "1500"),
                arguments("r = number(`v`)", List.of("twelve"), ""),
                arguments("r = number(`v`)", List.of("1234567890123456789"), "1234567890123456789"),
                arguments("r = number(`v`)", List.of("-9223372036854775808"), "-9223372036854775808"),
                arguments("r = number(`v`)", List.of("00000000000000000000000009007199254740993"), ""),
                arguments("r = number(`v`)", List.of("0000000000000000009007199254740993"), "9007199254740993"),
                arguments("r = number(`v`)", List.of("9223372036854775808"), "9.223372036854776E18"),
                arguments("r = community_id(\"tcp\", \"10.0.0.1\", `v`, \"10.0.0.2\", 80)", List.of(65_535L), ID),
                arguments("r = community_id(\"tcp\", \"10.0.0.1\", `v`, \"10.0.0.2\", 80)", List.of(65_536L), ""),
                arguments("r = community_id(\"tcp\", \"10.0.0.1\", `v`, \"10.0.0.2\", 80)", List.of(-1L), ""),
                arguments("r = community_id(\"tcp\", \"10.0.0.1\", 80, \"10.0.0.2\", `v`)", List.of(80.5), ""),
                arguments("r = community_id(\"tcp\", \"10.0.0.1\", 80, \"10.0.0.2\", `v`)", List.of(1L << 32), ""),
                arguments("r = community_id(\"tcp\", \"10.0.0.1\", 80, \"10.0.0.2\", `v`)", List.of("80"), ""),
                arguments("r = number(`v`)", List.of(7L), "7"),
                arguments("r = number(`v`)", List.of(true), ""),
                arguments("r = template(`v`)", List.of("/orders/17/items/3?x=1"), "\"/orders/{}/items/{}\""),
                arguments(
                        "r = template(`v`)",
                        List.of("user 0d9c6e2a-1b2c-3d4e-5f60-718293a4b5c6 at v2"),
                        "\"user {} at v2\""));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("actions")
    void aRegisterKeepsWhatItsOperatorSays(String action, List<Object> values, String kept) {
        assertThat(record(action, "r", values)).isEqualTo(kept);
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                arguments("count(r)", "3"),
                arguments("p50(r)", "20"),
                arguments("p90(r)", "30"),
                arguments("p99(r)", "30"),
                arguments("largest(r)", "30"),
                arguments("quantile(r, 0)", "10"),
                arguments("count(r) * 2", "6"));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void aSketchAnswers(String question, String answer) {
        assertThat(record("r ~= `v`", question, List.of(10L, 30L, 20L, "no number")))
                .isEqualTo(answer);
    }

    @Test
    void aListKeepsTheFirst64AndCountsAll() {
        Played played = Played.of("event a = kind == \"a\"", "match a { r ++= `v` }+", "emit n = count(r), r");
        for (long i = 0; i < 100; i++) {
            played.event("a", null, "v", i);
        }
        String record = played.end().records().get(0);
        assertThat(record).contains("\"n\":100").contains("\"63\"]").doesNotContain("\"64\"");
    }

    @Test
    void actionsOfOneEventSeeWhatThoseBeforeThemDid() {
        assertThat(record("n += 1; r = n * 10", "r", List.of(1L, 1L))).isEqualTo("20");
    }

    @Test
    void aFieldWhoseValueIsNotOfTheContractsTypeChangesNothing() {
        Played played = Played.of("event a = kind == \"a\"", "match a { n += bytes; m = bytes }+", "emit n, m");
        played.event("a", null, "bytes", 5L).event("a", null, "bytes", "many").event("a", null, "bytes", 2L);
        assertThat(played.end().records()).containsExactly("{\"ended\":\"log\",\"complete\":true,\"n\":7,\"m\":2}");
        Played last = Played.of("event a = kind == \"a\"", "match a { m = bytes }+", "emit m");
        last.event("a", null, "bytes", 5L).event("a", null, "bytes", "many").event("a", null, "bytes", List.of("x"));
        assertThat(last.end().records()).containsExactly("{\"ended\":\"log\",\"complete\":true,\"m\":5}");
    }

    /** What a record says of its field x, empty if it has none. */
    private static String record(String action, String emit, List<Object> values) {
        Played played = Played.of("event a = kind == \"a\"", "match a { " + action + " }+", "emit x = " + emit);
        values.forEach(value -> played.event("a", null, "v", value));
        String record = played.end().records().get(0);
        return record.replaceFirst(".*\"complete\":true(,\"x\":)?", "").replaceFirst("}$", "");
    }
}
