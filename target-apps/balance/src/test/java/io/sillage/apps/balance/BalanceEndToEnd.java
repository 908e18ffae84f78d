package io.sillage.apps.balance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sillage.harness.Finished;
import io.sillage.harness.Jdk;
import io.sillage.harness.Recording;
import io.sillage.harness.Sillage;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program that counts its own calls, beside what was recorded of them. */
class BalanceEndToEnd {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("io.sillage.harness.Jdks#found")
    void recordsEveryCallOnceAndNestsThemRight(Jdk jdk) throws JsonProcessingException {
        Sillage sillage = new Sillage(jdk);
        Recording recording = new Recording(sillage, directory.resolve("recording"));
        Finished finished = sillage.run(
                        "run",
                        "--recording",
                        recording.directory(),
                        "--",
                        jdk.java(),
                        "-jar",
                        Sillage.built("target-apps/balance/target/balance.jar"),
                        "2")
                .expect(0);
        assertThat(finished.out()).contains("virtual threads: " + (jdk.version() >= 21));
        JsonNode counted =
                JSON.readTree(finished.out().lines().reduce((a, b) -> b).orElseThrow());
        assertThat(recording.lost()).isZero();
        assertThat(recorded(recording, "calls", counted.path("calls"))).isEqualTo(numbers(counted.path("calls")));
        assertThat(recorded(recording, "errors", counted.path("calls"))).isEqualTo(errors(counted));
        assertThat(recording.methods())
                .allSatisfy(row -> assertThat(row.path("open").asLong()
                                + row.path("incomplete").asLong())
                        .isZero());
        Brackets brackets = new Brackets();
        recording.forEach(brackets::read, "--kind", "method");
        assertThat(brackets.faults()).isEmpty();
        assertThat(brackets.pairs()).isGreaterThan(100_000);
    }

    /** Of the methods that the program counts; those that it overloads, and a class's lambdas, are one number. */
    private static Map<String, Long> recorded(Recording recording, String column, JsonNode wanted) {
        Map<String, Long> numbers = new TreeMap<>();
        for (JsonNode row : recording.methods()) {
            String method = row.path("code.function.name").asText().replaceFirst("lambda\\$.*", "lambda\\$");
            if (wanted.has(method)) {
                numbers.merge(method, row.path(column).asLong(), Long::sum);
            }
        }
        return numbers;
    }

    private static Map<String, Long> errors(JsonNode counted) {
        Map<String, Long> errors = new TreeMap<>();
        numbers(counted.path("calls"))
                .keySet()
                .forEach(method ->
                        errors.put(method, counted.path("thrown").path(method).asLong()));
        return errors;
    }

    /** Without the methods that were never called: those have no row. */
    private static Map<String, Long> numbers(JsonNode object) {
        Map<String, Long> numbers = new TreeMap<>();
        object.fields()
                .forEachRemaining(
                        field -> numbers.put(field.getKey(), field.getValue().asLong()));
        numbers.values().removeIf(count -> count == 0);
        return numbers;
    }
}
