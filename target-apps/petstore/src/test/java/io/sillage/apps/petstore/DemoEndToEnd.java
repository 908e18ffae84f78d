package io.sillage.apps.petstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sillage.harness.Command;
import io.sillage.harness.Finished;
import io.sillage.harness.Jdk;
import io.sillage.harness.Recording;
import io.sillage.harness.Sillage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README's first command, and what a user does next with what it recorded. */
class DemoEndToEnd {
    private static final Pattern LOG_LINE =
            Pattern.compile("\u001b\\[2m(\\d\\d:\\d\\d:\\d\\d\\.\\d{3}) \u001b\\[0m(\u001b\\[38;5;\\d+m)(\\S+) *\\|.*");

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("io.sillage.harness.Jdks#found")
    void showsTheWholeStory(Jdk jdk) {
        Sillage sillage = new Sillage(jdk);
        Finished demo =
                sillage.command("demo", "--color=always").in(directory).run().expect(0);
        assertThat(demo.err()).doesNotContain("lost", "late", "trouble", "without");
        List<List<String>> parts = parts(demo.out());
        assertThat(parts).hasSize(5);
        assertOrderedAndColoured(parts.get(1));
        Recording recording = new Recording(sillage, newest());
        assertBothEndsOnce(recording, parts.get(2));
        assertThat(parts.get(3)).hasSize(1 + 10);
        Path page = Path.of(java.net.URI.create(first(demo.out(), "open (file://\\S+)")));
        assertThat(page).content().contains("<canvas", "com.example.petstore.server.Checkout.");
        assertJqAgrees(recording, "select(.kind==\"socket.write\") | .bytes");
        assertJqAgrees(recording, "select(.kind==\"log\" and .source==\"warehouse\") | [.body, .\"thread.name\"]");
    }

    /** What stands between the titles, without blank lines; the first part is what stands before them. */
    private static List<List<String>> parts(String out) {
        List<List<String>> parts = new ArrayList<>(List.of(new ArrayList<>()));
        for (String line : out.split("\n", -1)) {
            if (line.startsWith("== ")) {
                parts.add(new ArrayList<>());
            } else if (!line.isBlank()) {
                parts.get(parts.size() - 1).add(line);
            }
        }
        return parts;
    }

    private static void assertOrderedAndColoured(List<String> log) {
        Map<String, String> colours = new HashMap<>();
        String before = "";
        for (String line : log.subList(1, log.size())) {
            Matcher matcher = LOG_LINE.matcher(line);
            assertThat(matcher.matches()).as(line).isTrue();
            assertThat(matcher.group(1)).as(line).isGreaterThanOrEqualTo(before);
            before = matcher.group(1);
            assertThat(colours.merge(matcher.group(3), matcher.group(2), (old, now) -> old))
                    .isEqualTo(matcher.group(2));
        }
        assertThat(colours.keySet()).contains("petstore", "petstore-client", "warehouse", "iostat");
        assertThat(new HashSet<>(List.of(
                        colours.get("petstore"),
                        colours.get("petstore-client"),
                        colours.get("warehouse"),
                        colours.get("iostat"))))
                .hasSize(4);
        assertThat(log).anyMatch(line -> line.contains("iostat.cpu")).anyMatch(line -> line.contains("picked"));
    }

    private static void assertBothEndsOnce(Recording recording, List<String> table) {
        List<JsonNode> connections = recording.connections();
        Set<String> tuples = new HashSet<>();
        for (JsonNode connection : connections) {
            for (String side : List.of("orig", "resp")) {
                assertThat(connection.path(side).path("connection").asText())
                        .as("one end only: " + connections)
                        .isNotEmpty();
                assertThat(connection.path(side).path("opened_by"))
                        .as("opened by nobody: " + connection)
                        .isNotEmpty();
            }
            assertThat(connection.has("disagreement")).isFalse();
            assertThat(tuples.add(end(connection.path("orig")) + end(connection.path("resp"))))
                    .as("listed twice: " + connection)
                    .isTrue();
        }
        // eight visits to the shop, and the lines from there to the warehouse
        assertThat(connections).hasSizeBetween(9, 11);
        assertThat(table).hasSize(1 + connections.size());
    }

    private static String end(JsonNode side) {
        return " " + side.path("address").asText() + ":" + side.path("port").asText();
    }

    private static void assertJqAgrees(Recording recording, String expression) {
        Path script = recording.directory().resolveSibling("filter.jq");
        try {
            Files.writeString(script, expression);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        String inside = recording
                .sillage()
                .command("events", recording.directory(), "--jq", expression)
                .run()
                .expect(0)
                .out();
        Command plain = recording.sillage().command("events", recording.directory());
        String piped = Command.of("bash", "-c", "set -o pipefail; \"${@:2}\" | jq -c -f \"$1\"", "bash", script)
                .and(plain.words().toArray())
                .env("JAVA_HOME", recording.sillage().jdk().home())
                .run()
                .expect(0)
                .out();
        assertThat(inside).isNotEmpty().isEqualTo(piped);
    }

    private Path newest() {
        try (var found = Files.list(directory.resolve("recordings"))) {
            return found.filter(Files::isDirectory).findFirst().orElseThrow();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String first(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
