package io.sillage.analyzer.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.timeline.Selection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections of lines that other programs wrote, and not all of a line as the contract has it. */
class ForeignLinesTest {
    @TempDir
    private Path folder;

    private List<String> connections(String... lines) throws Exception {
        Path file = folder.resolve("foreign.ndjson");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            text.append("{\"time\":\"2026-01-01T00:00:0" + i + "Z\",\"stream\":\"s\",\"seq\":" + i + "," + lines[i]
                    + "}\n");
        }
        Files.writeString(file, text);
        return Connections.of(Recording.open(file), Selection.ALL).json();
    }

    @Test
    void whatIsMissingIsTakenForTheUsual() throws Exception {
        assertThat(connections(
                        "\"kind\":\"socket.connect\",\"connection\":\"c1\"",
                        "\"kind\":\"socket.write\",\"connection\":\"c1\",\"bytes\":5",
                        "\"kind\":\"socket.close\",\"connection\":\"c1\""))
                .hasSize(1)
                .first()
                .asString()
                .contains(
                        "\"id\":\"c1\"",
                        "\"duration_ns\":2000000000",
                        "\"network.transport\":\"tcp\"",
                        "\"orig_bytes\":5",
                        "\"state\":\"S2\"");
    }

    @Test
    void whatIsOfAnotherTypeIsTakenForNothing() throws Exception {
        assertThat(connections(
                        "\"kind\":\"socket.read\",\"connection\":\"c2\",\"bytes\":\"many\",\"network.local.port\":\"x\"",
                        "\"kind\":\"socket.close\",\"connection\":17",
                        "\"kind\":\"socket.close\"",
                        "\"kind\":\"socket.close\",\"connection\":{\"id\":\"c2\"}"))
                .hasSize(1)
                .first()
                .asString()
                .contains("\"id\":\"c2\"", "\"open\":true", "\"resp_bytes\":0", "\"state\":\"OTH\"");
    }
}
