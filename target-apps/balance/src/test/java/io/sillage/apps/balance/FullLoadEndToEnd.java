package io.sillage.apps.balance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sillage.harness.Finished;
import io.sillage.harness.Jdk;
import io.sillage.harness.Recording;
import io.sillage.harness.Running;
import io.sillage.harness.Sillage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two threads that call as fast as they can on two cores. */
class FullLoadEndToEnd {
    private static final int LINE_BYTES = 128;
    private static final int SIGKILL = 9;

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("io.sillage.harness.Jdks#found")
    void keepsEveryCallThatWasAnnouncedBeforeAKill(Jdk jdk) throws IOException {
        Sillage sillage = new Sillage(jdk);
        Recording recording = new Recording(sillage, directory.resolve("recording"));
        Path announced = directory.resolve("announced");
        Finished finished;
        try (Running running = announcer(sillage, jdk, recording, announced)) {
            long pid = Long.parseLong(running.awaitOut("^pid (\\d+)$"));
            running.awaitOut("^left 2097152$");
            Running.signal("KILL", pid);
            finished = running.await().expect(128 + SIGKILL);
        }
        ByteBuffer counts = ByteBuffer.wrap(Files.readAllBytes(announced)).order(ByteOrder.LITTLE_ENDIAN);
        long lost = recording.lost();
        assertThat(finished.err()).doesNotContain("damaged");
        assertThat(returned(recording, "callLeft") + lost).isGreaterThanOrEqualTo(counts.getLong(0));
        assertThat(returned(recording, "callRight") + lost).isGreaterThanOrEqualTo(counts.getLong(LINE_BYTES));
        assertThat(lost).as("events lost").isZero();
    }

    @ParameterizedTest
    @MethodSource("io.sillage.harness.Jdks#found")
    void accountsForEveryCall(Jdk jdk) {
        Sillage sillage = new Sillage(jdk);
        Recording recording = new Recording(sillage, directory.resolve("recording"));
        long calls = 1_000_000;
        try (Running running = announcer(sillage, jdk, recording, directory.resolve("announced"), calls)) {
            running.await().expect(0);
        }
        long others = recording
                .events("--source", "Announcer", "--kind", "process,agent,clock,log,jfr")
                .size();
        long recorded = recording.status("Announcer").path("events").asLong() - others;
        // in each thread its lambda and its loop, and a call and an announcement a turn; and main
        long made = 2 * (2 * (2 + 2 * calls) + 1);
        assertThat(recorded + recording.lost()).isEqualTo(made);
    }

    private static Running announcer(Sillage sillage, Jdk jdk, Recording recording, Object... arguments) {
        return sillage.command("run", "--recording", recording.directory(), "--", jdk.java(), "-cp")
                .and(Sillage.built("target-apps/balance/target/balance.jar"), "com.example.balance.Announcer")
                .and(arguments)
                .start();
    }

    /** How many calls of that method have an exit in the recording. */
    private static long returned(Recording recording, String method) {
        for (JsonNode row : recording.methods()) {
            if (row.path("code.function.name").asText().endsWith("." + method)) {
                return row.path("calls").asLong()
                        - row.path("open").asLong()
                        - row.path("incomplete").asLong();
            }
        }
        return 0;
    }
}
