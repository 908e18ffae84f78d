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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Three brokers: a recording on topics is what it is in files, and both engines give the same bytes. */
class TopicsEndToEnd {
    private static final long SEED = 20261125;

    private static final String TALKS = """
            transducer talks
              key connection
              idle 20 ms
              interim
              event sent = kind == "socket.write"
              event got  = kind == "socket.read"
              match ( sent { out += bytes; asked = time } | got { read += bytes; took ~= time - asked; sizes ++= bytes } )+
              emit out, read, p99 = p99(took), p = count(sizes), n = slice.events, began = slice.start
            """;

    @TempDir
    static Path directory;

    private static Cluster cluster;
    private static List<TwoEnds.Line> log;
    private static Path file;

    @BeforeAll
    static void start() throws IOException {
        cluster = Cluster.start(directory);
        log = TwoEnds.log(SEED, 3_000);
        file = directory.resolve("log.ndjson");
        Files.write(file, log.stream().map(TwoEnds.Line::json).toList());
        Files.writeString(directory.resolve("talks.sillage"), TALKS);
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
    void everyCommandReadsATopicAsItReadsTheRecording(Jdk jdk) {
        Sillage sillage = new Sillage(jdk);
        String prefix = "read-" + jdk.version();
        String topics = cluster.recording(prefix);
        sillage.run("publish", file, "--on", topics, "--partitions", 3).expect(0);
        for (List<String> command : List.of(
                List.of("events"),
                List.of("connections", "--format", "json"),
                List.of("transduce", "both-ends"),
                List.of("events", "--jq", "select(.bytes > 80000) | .seq"))) {
            assertThat(out(sillage, command, topics)).as("%s", command).isEqualTo(out(sillage, command, file));
        }
        assertThat(sources(sillage, topics)).isEqualTo(sources(sillage, file)).contains("\"events\":");
        Finished again = sillage.run("publish", file, "--on", topics);
        assertThat(again.expect(2).err())
                .contains("there are events on " + prefix + ".events")
                .contains("--resume");
        Finished absent = sillage.run("events", cluster.recording("absent"));
        assertThat(absent.expect(2).err())
                .contains("there is no topic absent.events")
                .contains(prefix);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void whatIsPublishedAgainCountsOnce(Jdk jdk) throws IOException {
        Sillage sillage = new Sillage(jdk);
        String prefix = "again-" + jdk.version();
        String topics = cluster.recording(prefix);
        sillage.run("publish", file, "--on", topics, "--partitions", 3).expect(0);
        sillage.run("publish", file, "--on", topics, "--resume").expect(0);
        String repeats = "repeats: " + log.size() + " events came again by stream and seq, and count once";
        Finished events = sillage.run("events", topics).expect(0);
        assertThat(events.out()).isEqualTo(out(sillage, List.of("events"), file));
        assertThat(events.err()).contains(repeats);
        Finished live = sillage.run("connections", "--follow", "--format", "json", topics)
                .expect(0);
        assertThat(live.out()).isEqualTo(out(sillage, List.of("connections", "--follow", "--format", "json"), file));
        assertThat(live.err()).contains(repeats).doesNotContain("late");
        Path talks = directory.resolve("talks.sillage");
        Finished analyzed =
                sillage.run("analyze", talks, "--on", topics, "--until-end").expect(0);
        // it need not read on after the first end
        assertThat(analyzed.err()).containsPattern("repeats: [1-9]\\d* events came again");
        same(sillage, topics, "talks", talks, file);
        Path other = directory.resolve("other-" + jdk.version() + ".ndjson");
        Files.write(
                other, TwoEnds.log(SEED + 1, 3).stream().map(TwoEnds.Line::json).toList());
        assertThat(sillage.run("publish", other, "--on", topics, "--resume")
                        .expect(2)
                        .err())
                .contains("was published from another recording");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void whoTakesOverFromAnEngineThatWasKilledGivesTheSameBytes(Jdk jdk)
            throws InterruptedException, ExecutionException, IOException {
        Sillage sillage = new Sillage(jdk);
        List<TwoEnds.Line> calls = TwoEnds.logOfCalls(SEED, 3_000);
        Path called = directory.resolve("calls-" + jdk.version() + ".ndjson");
        Files.write(called, calls.stream().map(TwoEnds.Line::json).toList());
        String prefix = "killed-" + jdk.version();
        String topics = cluster.recording(prefix);
        Object[] analyze = {
            "analyze",
            directory.resolve("talks.sillage"),
            "both-ends",
            "connection-end",
            "--on",
            topics,
            "--until-end",
            "--threads",
            2
        };
        try (Disorder publisher = new Disorder(cluster.addresses(), prefix, 3, calls, SEED);
                Running killed = sillage.command(analyze).start()) {
            killed.awaitErr("group .* reads");
            publisher.publish(0.3);
            FirstRecord.await(cluster.addresses(), prefix + ".records");
            try (Running successor = sillage.command(analyze).start()) {
                publisher.publish(0.6);
                int repeats = publisher.repeat(0.3);
                successor.awaitErr("group .* reads");
                killed.signal("KILL").await().expect(128 + 9);
                publisher.publish(1);
                assertThat(successor.await().expect(0).err()).contains("repeats: " + repeats + " events");
            }
        }
        same(sillage, topics, "talks", directory.resolve("talks.sillage"), called);
        same(sillage, topics, "one-end", "both-ends", called);
        same(sillage, topics, "both-ends", "both-ends", called);
        String ends = same(sillage, topics, "connection-end", "connection-end", called);
        assertThat(ends)
                .contains("\"opened_by\":[\"Bank.open3\",\"Shop.order\"]", "\"opened_by\":[\"Desk.serve\"]")
                .contains("\"closed_by\":[\"Shop.order\"]");
        String status =
                sillage.run("status", topics, "--format", "json").expect(0).out();
        for (String transducer : List.of("talks", "one-end", "both-ends", "connection-end")) {
            long records = records(sillage, topics, transducer);
            assertThat(status)
                    .containsPattern("\"transducer\":\"" + transducer + "\",\"shares\":3,\"events\":\\d+,"
                            + "\"mentioned\":\\d+,\"records\":" + records + ",.*\"ended\":true,\"lag_messages\":0}");
        }
        assertThat(sillage.run("status", topics).expect(0).out())
                .startsWith(topics + ", begun ")
                .containsPattern(prefix + "\\.events +3 ")
                .containsPattern("talks .* ended\n");
    }

    @Test
    void whoEndsHasReadAllThatIsThereAndAGroupStaysThatOfItsPrograms() {
        Sillage sillage = new Sillage(Jdks.found().get(0));
        String topics = cluster.recording("goes-on");
        sillage.run("publish", file, "--on", topics, "--partitions", 3).expect(0);
        Object[] analyze = {
            "analyze", directory.resolve("talks.sillage"), "--on", topics, "--until-end", "--group", "mine"
        };
        assertThat(sillage.run(analyze).expect(0).err()).contains("talks: " + log.size() + " events");
        List<TwoEnds.Line> more = TwoEnds.log(SEED + 2, 300).stream()
                .map(line -> new TwoEnds.Line(
                        line.wall(), line.stream(), line.json().replace("\"stream\":\"", "\"stream\":\"more-")))
                .toList();
        try (Orderly other = new Orderly(cluster.addresses(), "goes-on", 3, more)) {
            other.publish(1);
        }
        assertThat(sillage.run(analyze).expect(0).err())
                .as("the end that was told before is none any more")
                .contains("talks: " + (log.size() + more.size()) + " events");
        Finished others = sillage.run("analyze", "both-ends", "--on", topics, "--group", "mine");
        assertThat(others.expect(2).err())
                .contains("group mine was begun with other transducers (talks; ")
                .contains("name another one with --group");
        sillage.run("publish", file, "--on", cluster.recording("elsewhere")).expect(0);
        assertThat(sillage.run(
                                "analyze",
                                directory.resolve("talks.sillage"),
                                "--on",
                                cluster.recording("elsewhere"),
                                "--group",
                                "mine")
                        .expect(2)
                        .err())
                .contains("group mine was begun elsewhere");
    }

    @Test
    void ctrlCEndsAtOnceAndSaysWhatIsUnfinished() throws InterruptedException, ExecutionException {
        Sillage sillage = new Sillage(Jdks.found().get(0));
        Orderly.topic(cluster.addresses(), "unfinished", 2);
        try (Running analyze = sillage.command(
                        "analyze", "turns", "--on", cluster.recording("unfinished"), "--until-end")
                .start()) {
            analyze.awaitErr("all that is there is read, but not every publisher .* has said");
            assertThat(analyze.signal("INT").await().expect(130).err()).contains("interrupted before the end: ");
        }
    }

    private static long records(Sillage sillage, String topics, String transducer) {
        return sillage.run("events", topics, "--kind", "record", "--source", transducer)
                .expect(0)
                .out()
                .lines()
                .count();
    }

    /** A line a source, without what depends on when it was asked. */
    private static String sources(Sillage sillage, Object recording) {
        return sillage.run("status", recording, "--format", "json")
                .expect(0)
                .out()
                .lines()
                .filter(line -> line.startsWith("{\"source\""))
                .map(line -> line.replaceAll("\"lag_ns\":\\d+", ""))
                .reduce("", (all, line) -> all + line + "\n");
    }

    /** The records, as the topics and the recording give them. */
    private static String same(Sillage sillage, String topics, String transducer, Object program, Path recording) {
        String expected = sillage.run("transduce", program, recording, "--only", transducer)
                .expect(0)
                .out();
        String given = sillage.run("events", topics, "--kind", "record", "--source", transducer, "--jq", ".record")
                .expect(0)
                .out();
        assertThat(expected.lines().count()).as(transducer).isGreaterThan(1_000);
        assertThat(given).as(transducer).isEqualTo(expected);
        return given;
    }

    private static String out(Sillage sillage, List<String> command, Object recording) {
        return sillage.command(command.toArray()).and(recording).run().expect(0).out();
    }
}
