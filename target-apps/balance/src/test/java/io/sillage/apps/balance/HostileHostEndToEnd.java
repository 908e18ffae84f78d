package io.sillage.apps.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.harness.Command;
import io.sillage.harness.Finished;
import io.sillage.harness.Jdk;
import io.sillage.harness.Recording;
import io.sillage.harness.Sillage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hosts that don't permit a recording: the application does not notice, and whoever asked for it is told. */
class HostileHostEndToEnd {
    private static final String ANNOUNCER = "com.example.balance.Announcer";

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("io.sillage.harness.Jdks#found")
    void recordsUntilTheDiskIsFullAndCountsTheRest(Jdk jdk) throws IOException {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        Command.of("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk)
                .run()
                .expect(0);
        try {
            Recording recording = new Recording(new Sillage(jdk), disk.resolve("recording"));
            long calls = 1_000_000;
            Finished finished = run(jdk, recording, ANNOUNCER, directory.resolve("announced"), calls)
                    .expect(0);
            assertThat(finished.out()).startsWith("pid ");
            long lost = recording.lost();
            assertThat(lost).isPositive();
            long others = recording
                    .events("--source", "Announcer", "--kind", "process,agent,clock,log,jfr")
                    .size();
            long recorded = recording.status("Announcer").path("events").asLong() - others;
            assertThat(recorded + lost).isGreaterThanOrEqualTo(2 * (2 * (2 + 2 * calls) + 1));
            assertThat(finished.err()).contains("sillage: lost ");
        } finally {
            Command.of("umount", disk).run().expect(0);
        }
    }

    @ParameterizedTest
    @MethodSource("io.sillage.harness.Jdks#found")
    void refusesWhereItMayNotWriteAndStartsNothing(Jdk jdk) throws IOException {
        Path marker = directory.resolve("started");
        Finished refused = asNobody(new Sillage(jdk)
                        .command("run", "--recording", "/var/lib/no-place/recording", "--", "touch", marker))
                .run()
                .expect(3);
        assertThat(refused.err())
                .startsWith("sillage: ")
                .contains("no permission", "/var/lib/no-place", "name a directory")
                .doesNotContain("Bug");
        assertThat(marker).doesNotExist();
    }

    /** The recording is root's alone, the service is nobody's: the agent stands back with the reason. */
    @ParameterizedTest
    @MethodSource("io.sillage.harness.Jdks#found")
    void leavesAServiceAloneThatDroppedItsPrivileges(Jdk jdk) {
        Command service = asNobody(Command.of(jdk.java(), "-cp", copied("balance.jar"), "com.example.balance.Outputs")
                .and("exit", "5"));
        Finished alone = service.run().expect(5);
        Recording recording = new Recording(new Sillage(jdk), directory.resolve("recording"));
        Finished wrapped = recording
                .sillage()
                .command("run", "--recording", recording.directory(), "--")
                .and(service.words().toArray())
                .run()
                .expect(5);
        assertThat(wrapped.stdout()).isEqualTo(alone.stdout());
        assertThat(wrapped.err()).contains("no JVM wrote into it", "may not write there");
        assertThat(recording.events("--kind", "process.start")).isEmpty();
    }

    private static Finished run(Jdk jdk, Recording recording, Object... words) {
        return recording
                .sillage()
                .command("run", "--recording", recording.directory(), "--", jdk.java(), "-cp")
                .and(Sillage.built("target-apps/balance/target/balance.jar"))
                .and(words)
                .run();
    }

    private static Command asNobody(Command command) {
        return Command.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
                .and(command.words().toArray());
    }

    /** Where nobody may read it. */
    private Path copied(String jar) {
        try {
            Path open = Files.createTempDirectory(Path.of("/tmp"), "sillage-nobody");
            Command.of("chmod", "755", open).run().expect(0);
            Path copy = open.resolve(jar);
            Files.copy(Sillage.built("target-apps/balance/target/" + jar), copy);
            Command.of("chmod", "644", copy).run().expect(0);
            copy.toFile().deleteOnExit();
            open.toFile().deleteOnExit();
            return copy;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
