package io.sillage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kinds of events that others made up. */
class KindsTest {
    private static final String ORDER =
            "{\"kind\":\"acme.order\",\"time\":\"2026-01-01T00:00:00Z\",\"source\":\"shop\","
                    + "\"msg\":\"order 7 came\",\"items\":[1,2],\"who\":\"a b\",\"seq\":4,\"from\":\"web\"}";
    private static final String LOG =
            "{\"kind\":\"log\",\"time\":\"2026-01-01T00:00:01Z\",\"source\":\"shop\",\"message\":\"other\\u001bnames\",\"level\":3}";
    private static final String SAMPLE =
            "{\"kind\":\"jfr.sample\",\"time\":\"2026-01-01T00:00:02Z\",\"source\":\"shop\",\"stack\":[\"a.B.c\"]}";

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws Exception {
        Files.writeString(folder.resolve("log.ndjson"), String.join("\n", List.of(ORDER, LOG, SAMPLE)) + "\n");
    }

    private Typed typed(String... args) {
        return Typed.in(folder, args);
    }

    @Test
    void tailShowsThemInWords() {
        String all = typed("tail", "log.ndjson").out();
        assertThat(all.lines().map(line -> line.replaceAll(".* \\| ", "")))
                .hasSize(3)
                .endsWith("acme.order order 7 came items=[1,2] who=\"a b\" from=web", "log other\\x1bnames level=3");
        assertThat(typed("tail", "--kind", "acme", "log.ndjson").out().lines()).hasSize(2);
        assertThat(typed("tail", "--all", "log.ndjson").out().lines()).hasSize(4);
        assertThat(typed("tail", "--kind", "jfr.sample", "log.ndjson").out().lines())
                .hasSize(2);
    }

    @Test
    void eventsAreSelectedByThem() {
        Typed events = typed("events", "log.ndjson", "--kind", "acme.order,jfr");
        assertThat(events.out().lines()).containsExactly(ORDER, SAMPLE);
        assertThat(events.err())
                .isEqualTo("sillage: --kind acme.order: no event of Sillage is of that kind;"
                        + " only events of others are shown that are\n");
    }

    @Test
    void aSlipOfThePenIsNoticed() {
        Typed events = typed("events", "log.ndjson", "--kind", "sockte.read");
        assertThat(events.out()).isEmpty();
        assertThat(events.exitCode()).isZero();
        assertThat(events.err()).contains("--kind sockte.read: no event", ", nearest: socket.read;");
    }
}
