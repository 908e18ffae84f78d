package io.sillage.apps.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.servers.Endings;
import com.fasterxml.jackson.databind.JsonNode;
import io.sillage.harness.Jdk;
import io.sillage.harness.Recording;
import io.sillage.harness.Sillage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How connections began and ended, beside what the application did. */
class EndingsEndToEnd {
    @TempDir
    Path directory;

    private final Map<String, List<JsonNode>> told = new HashMap<>();

    @ParameterizedTest
    @MethodSource("io.sillage.harness.Jdks#found")
    void tellsHowEachConnectionEnded(Jdk jdk) throws Exception {
        record(jdk);
        assertState("RSTO", only("resetByClient"));
        assertState("RSTR", only("resetByServer"));
        assertState("RSTO", only("resetOfChannels"));
        assertState("RSTO", only("resetOfAsynchronous"));
        assertState("SF", only("writeAfterTheOwnEnd"));
        assertState("REJ", only("asynchronousRefused"));
        for (String name : List.of("closedUnderAReader", "closedUnderAChannelReader", "closedUnderAWriter")) {
            JsonNode closed = only(name);
            assertState("SF", closed);
            assertThat(closed.path("error.type").isMissingNode())
                    .as(closed.toString())
                    .isTrue();
            assertThat(closed.path("orig").path("closed_by").toString())
                    .contains("com.example.servers.Endings.closer")
                    .doesNotContain("Endings.blocked");
            assertThat(closed.has("disagreement")).as(closed.toString()).isFalse();
        }
        assertThat(told.get("unixDomain")).hasSize(20).allSatisfy(EndingsEndToEnd::joined);
    }

    private static void joined(JsonNode unix) {
        assertThat(unix.path("network.transport").asText()).isEqualTo("unix");
        assertThat(unix.path("orig").has("connection") && unix.path("resp").has("connection"))
                .as("both ends: %s", unix)
                .isTrue();
        assertThat(unix.path("orig").has("address")).as("nobody named it").isFalse();
        assertThat(unix.path("orig_bytes").asLong())
                .isEqualTo(unix.path("resp_bytes").asLong());
        assertThat(unix.has("disagreement")).isFalse();
        assertState("SF", unix);
    }

    private static void assertState(String state, JsonNode connection) {
        assertThat(connection.path("state").asText()).as(connection.toString()).isEqualTo(state);
    }

    private JsonNode only(String name) {
        List<JsonNode> connections = told.get(name);
        assertThat(connections).as(name).hasSize(1);
        return connections.get(0);
    }

    private void record(Jdk jdk) throws Exception {
        Recording recording = new Recording(new Sillage(jdk), directory.resolve("recording"));
        Path classes = Path.of(Endings.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        String out = recording
                .sillage()
                .command("run", "--recording", recording.directory(), "--", jdk.java())
                .and("-cp", classes, Endings.class.getName(), directory.resolve("socket"))
                .run()
                .expect(0)
                .out();
        List<JsonNode> connections = recording.connections();
        out.lines().map(line -> line.split(" ")).forEach(words -> {
            List<JsonNode> there = connections.stream()
                    .filter(connection -> where(connection.path("resp")).equals(words[1]))
                    .toList();
            told.put(words[0], there);
        });
    }

    private static String where(JsonNode side) {
        return side.has("port")
                ? side.path("port").asText()
                : side.path("address").asText();
    }
}
