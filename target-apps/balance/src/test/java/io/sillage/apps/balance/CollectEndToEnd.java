package io.sillage.apps.balance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sillage.harness.Command;
import io.sillage.harness.Finished;
import io.sillage.harness.Jdk;
import io.sillage.harness.Recording;
import io.sillage.harness.Running;
import io.sillage.harness.Sillage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The host's daemon: JVMs join it by their environment, and what it collects can be read meanwhile. */
class CollectEndToEnd {
    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("io.sillage.harness.Jdks#found")
    void collectsJvmsThatJoinAndGoesOnAfterItsEnd(Jdk jdk) throws IOException {
        Sillage sillage = new Sillage(jdk);
        Recording recording = new Recording(sillage, directory.resolve("recording"));
        try (Running collector =
                sillage.command("collect", "--recording", recording.directory()).start()) {
            String options = collector.awaitErr("joins with: JAVA_TOOL_OPTIONS='([^']+)'$");
            try (Running joined = program(jdk, options, "wait").start()) {
                joined.awaitErr("^waiting$");
                JsonNode alive = recording.status("Outputs");
                assertThat(alive.path("alive").asBoolean()).isTrue();
                assertThat(recording.events("--kind", "process.start")).hasSize(1);
                followsLive(recording, joined);
                transducesLive(recording, joined);
                joined.signal("TERM").await().expect(143);
            }
            collector.signal("TERM").await().expect(0);
        }
        assertThat(recording.status("Outputs").path("alive").asBoolean()).isFalse();
        assertThat(recording.events("--kind", "process.end")).hasSize(1);
        resumes(jdk, recording);
    }

    /** tail shows what is printed while it looks, and ends when it is told to. */
    private static void followsLive(Recording recording, Running joined) {
        assertThat(joined.alive()).isTrue();
        try (Running tail =
                recording.sillage().command("tail", recording.directory()).start()) {
            tail.awaitOut("Outputs +\\| waiting$");
            tail.signal("INT").await().expect(0);
        }
    }

    /** A record is there as soon as a later event is, while its program runs; what is open ends with Ctrl-C. */
    private void transducesLive(Recording recording, Running joined) throws IOException {
        Path said = Files.writeString(directory.resolve("said.sillage"), """
                transducer said
                  event line = kind == "log" and body == "waiting"
                  match line { words = body }
                  emit  words
                transducer lines
                  key   source
                  event line = kind == "log"
                  match line+
                  emit  n = slice.events
                """);
        try (Running transduce = recording
                .sillage()
                .command("transduce", "--follow", said, recording.directory())
                .start()) {
            transduce.awaitOut("(\"transducer\":\"said\".*\"words\":\"waiting\")");
            assertThat(joined.alive()).isTrue();
            Finished all = transduce.signal("INT").await().expect(0);
            assertThat(all.out()).contains("\"transducer\":\"lines\"").contains("\"ended\":\"log\"");
            assertThat(all.err()).contains("said: ").contains("lines: ");
        }
    }

    private static void resumes(Jdk jdk, Recording recording) {
        Command again = recording.sillage().command("collect", "--resume", "--recording", recording.directory());
        try (Running collector = again.start()) {
            String options = collector.awaitErr("joins with: JAVA_TOOL_OPTIONS='([^']+)'$");
            Finished second = program(jdk, options, "exit", "9").run().expect(9);
            assertThat(second.err()).startsWith("Picked up JAVA_TOOL_OPTIONS: ");
            collector.signal("TERM").await().expect(0);
        }
        assertThat(recording.events("--kind", "process.start"))
                .extracting(event -> event.path("source").asText())
                .containsExactly("Outputs", "Outputs#2");
        assertThat(recording.lost()).isZero();
    }

    private static Command program(Jdk jdk, String options, Object... ending) {
        return Command.of(jdk.java(), "-cp", Sillage.built("target-apps/balance/target/balance.jar"))
                .and("com.example.balance.Outputs")
                .and(ending)
                .env("JAVA_TOOL_OPTIONS", options);
    }
}
