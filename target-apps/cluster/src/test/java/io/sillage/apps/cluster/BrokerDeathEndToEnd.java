package io.sillage.apps.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.harness.Finished;
import io.sillage.harness.Jdks;
import io.sillage.harness.Running;
import io.sillage.harness.Sillage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three brokers of which some die while they are written to and read. */
class BrokerDeathEndToEnd {
    private static final long SEED = 20261126;

    @TempDir
    static Path directory;

    @Test
    void aBrokerThatDiesCostsNothingAndWhereTooFewAreLeftItIsSaid()
            throws IOException, InterruptedException, ExecutionException {
        Sillage sillage = new Sillage(Jdks.found().get(0));
        List<TwoEnds.Line> log = TwoEnds.log(SEED, 12_000);
        Path file = directory.resolve("log.ndjson");
        Files.write(file, log.stream().map(TwoEnds.Line::json).toList());
        String events = sillage.run("events", file).expect(0).out();
        try (Cluster cluster = Cluster.start(directory)) {
            String one = cluster.recording("one-dies");
            try (AnyMessage first = new AnyMessage(cluster.addresses(), "one-dies", 6);
                    Running publish =
                            sillage.command("publish", file, "--on", one).start()) {
                first.await();
                assertThat(publish.alive()).isTrue();
                cluster.stop(2);
                assertThat(publish.await().expect(0).err()).contains("published " + log.size() + " events");
            }
            assertThat(sillage.run("events", one).expect(0).out()).isEqualTo(events);

            String two = cluster.recording("two-die");
            try (AnyMessage first = new AnyMessage(cluster.addresses(), "two-die", 6);
                    Running tail = sillage.command("tail", "--follow", "--kind", "log", two)
                            .start();
                    Running publish =
                            sillage.command("publish", file, "--on", two).start()) {
                first.await();
                assertThat(publish.alive()).isTrue();
                cluster.stop(1);
                assertThat(publish.await().expect(3).err())
                        .containsPattern("took \\d+ of \\d+ events, then: ")
                        .contains("are enough of its brokers up? When they are, publish again with --resume");
                tail.awaitErr("does not give all of two-die any more: .*are its brokers up");
                cluster.start(1);
                cluster.start(2);
                tail.awaitErr("gives all of two-die again");
                sillage.run("publish", file, "--on", two, "--resume").expect(0);
                Finished read = sillage.run("events", two).expect(0);
                assertThat(read.out()).isEqualTo(events);
                assertThat(read.err()).containsPattern("repeats: [1-9]\\d* events came again");
                try (Orderly other = new Orderly(cluster.addresses(), "two-die", 6, List.of())) {
                    other.sayGoodbye("all are back");
                }
                tail.awaitOut("quay .*(all are back)");
                tail.signal("INT").await().expect(0);
            }
        }
    }
}
