package io.sillage.apps.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.harness.Finished;
import io.sillage.harness.Jdk;
import io.sillage.harness.Jdks;
import io.sillage.harness.Running;
import io.sillage.harness.Sillage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Readers that are there before what they read. */
class LiveTopicsEndToEnd {
    private static final long SEED = 20261126;

    @TempDir
    static Path directory;

    private static Cluster cluster;

    @BeforeAll
    static void start() throws IOException {
        cluster = Cluster.start(directory);
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    static Stream<Jdk> jdks() {
        return Jdks.found().stream();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void whoFollowsIsShownWhatIsPublishedAfterHeBegan(Jdk jdk)
            throws IOException, InterruptedException, ExecutionException {
        Sillage sillage = new Sillage(jdk);
        String prefix = "live-" + jdk.version();
        List<TwoEnds.Line> log = TwoEnds.log(SEED, 600);
        Path file = file("live-" + jdk.version(), log);
        String topics = cluster.recording(prefix);
        Orderly.topic(cluster.addresses(), prefix, 3);
        try (Orderly publisher = new Orderly(cluster.addresses(), prefix, 3, log);
                Running tail = sillage.command("tail", "--follow", topics).start();
                Running connections = sillage.command("connections", "--follow", "--format", "json", topics)
                        .start();
                Running turns = sillage.command("transduce", "--follow", "turns", topics)
                        .start()) {
            tail.awaitErr("no event is on .* yet; waiting for the first");
            publisher.publish(0.3);
            tail.awaitOut("client-\\d+|client +\\| ");
            connections.awaitOut(ended(log, 0.2));
            publisher.publish(0.6);
            int repeats = publisher.repeat(0.6);
            connections.awaitOut(ended(log, 0.5));
            turns.awaitOut("(\"transducer\":\"turns\")");
            publisher.publish(1);
            String again = "repeats: " + repeats + " events";
            Finished all = connections.await().expect(0);
            String expected = connectionsOf(sillage, file);
            assertThat(ids(all.out())).containsAll(ids(expected));
            if (!all.err().contains("late: ")) {
                // else a partition was silent for two seconds, which is allowed, and some records are made of less
                assertThat(sorted(all.out())).isEqualTo(sorted(expected));
            }
            assertThat(all.err()).contains(again);
            Finished turned = turns.await().expect(0);
            if (!turned.err().contains("late: ")) {
                assertThat(turned.out())
                        .isEqualTo(sillage.run("transduce", "turns", file)
                                .expect(0)
                                .out());
            }
            publisher.sayGoodbye("that was all");
            tail.awaitOut("quay .*(that was all)");
            Finished shown = tail.signal("INT").await().expect(0);
            assertThat(shown.err()).contains(again);
            String onDisk = sillage.run("tail", "--no-follow", file).expect(0).out();
            assertThat(sorted(shown.out())).containsAll(sorted(onDisk));
            assertThat(shown.out().lines().filter(line -> line.contains(" | "))).hasSize(log.size() + 1);
        }
    }

    private static Path file(String name, List<TwoEnds.Line> log) throws IOException {
        Path file = directory.resolve(name + ".ndjson");
        Files.write(file, log.stream().map(TwoEnds.Line::json).toList());
        return file;
    }

    private static String connectionsOf(Sillage sillage, Path file) {
        return sillage.run("connections", "--follow", "--format", "json", file)
                .expect(0)
                .out();
    }

    /** A pattern for the record of a connection that is over, both its ends, after about that much of the log. */
    private static String ended(List<TwoEnds.Line> log, double share) {
        List<TwoEnds.Line> before = log.subList(0, (int) (log.size() * share));
        String last = before.stream()
                .map(TwoEnds.Line::json)
                .filter(json -> json.contains("\"socket.close\"") && json.contains("\"source\":\"server\""))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return "\"id\":\"1-1790000000000" + last.replaceAll(".*\"connection\":\"2-1790000000000(/c\\d+)\".*", "$1")
                + "\"";
    }

    private static List<String> ids(String records) {
        return records.lines().map(line -> line.replaceAll(",.*", "")).toList();
    }

    private static List<String> sorted(String lines) {
        return lines.replace(" late ", " ").lines().sorted().toList();
    }
}
