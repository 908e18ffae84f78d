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
import java.util.List;
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
        Path installed = installedForAll();
        Path marker = directory.resolve("started");
        Finished refused = asNobody(Command.of(installed.resolve("sillage"), "run")
                        .and("--recording", "/var/lib/no-place/recording", "--", "touch", marker))
                .env("JAVA_HOME", jdk.home())
                .in(installed)
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
    void leavesAServiceAloneThatDroppedItsPrivileges(Jdk jdk) throws IOException {
        Path installed = installedForAll();
        Command service =
                asNobody(Command.of(jdk.java(), "-cp", installed.resolve("balance.jar"), "com.example.balance.Outputs")
                        .and("exit", "5"));
        Finished alone = service.in(installed).run().expect(5);
        Recording recording = new Recording(new Sillage(jdk), directory.resolve("recording"));
        Finished wrapped = Command.of(installed.resolve("sillage"), "run", "--recording", recording.directory(), "--")
                .and(service.words().toArray())
                .env("JAVA_HOME", jdk.home())
                .in(installed)
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

    /** The project may lie where only its owner looks, and a JVM that can't read the agent's jar does not start. */
    private static Path installedForAll() throws IOException {
        Path open = Files.createTempDirectory("sillage-nobody");
        open.toFile().deleteOnExit();
        for (String file : List.of(
                "sillage",
                "cli/target/sillage.jar",
                "cli/target/sillage-agent.jar",
                "target-apps/balance/target/balance.jar")) {
            Path from = Sillage.built(file);
            Path copy = Files.copy(from, open.resolve(from.getFileName()));
            copy.toFile().deleteOnExit();
        }
        Command.of("chmod", "-R", "a+rX", open).run().expect(0);
        return open;
    }
}
