package io.sillage.analyzer.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.engine.Cascade;
import io.sillage.analyzer.engine.Counts;
import io.sillage.analyzer.engine.Given;
import io.sillage.analyzer.engine.LiveCascade;
import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.kit.TestRecording;
import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.language.Shipped;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.analyzer.topic.TopicPlace;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.event.MethodEntered;
import io.sillage.event.MethodExited;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The processors of Kafka Streams, with batches in any order, disorder within the watermark, repeats, and deaths. */
class SameBytesTest {
    private static final int EVENTS = 6_000;

    private static final List<String> READINGS = List.of("""
            transducer calls
              key process.pid, thread.id
              idle 300 ns
              interim every 5000 ns
              event entered = kind == "method.enter"
              event left    = kind == "method.exit" and duration_ns > 3
              match entered { began = mono; path ++= code.function.name }+
                    left { took += duration_ns; lasted = mono - began; d ~= duration_ns }+
                    entered { second ?= code.function.name }?
              emit took, lasted, path, second, p = p99(d), n = slice.events, at = slice.start
            """, """
            transducer whole
              event entered = kind == "method.enter"
              event left    = kind == "method.exit"
              match entered { n += 1 }+ left { n += 100 }
              emit n
            """, """
            transducer strictly
              key thread.id
              strict
              event entered = kind == "method.enter" and code.function.name in ("com.acme.M1.run", "com.acme.M2.run")
              event left    = kind == "method.exit" and code.function.name ~ "com.acme.M[1-9].*"
              match ( entered { name = code.function.name } | left { size += duration_ns * 1.5 } ){1,3}
              emit name, size, e = slice.end
            """, Shipped.reading("method-errors"), """
            transducer failures
              key error.type, process.pid
              event failed = kind == "method.exit" and duration_ns > 20
              match failed { n += 1; took ~= duration_ns; last = mono }{2,9}
              idle 900 ns
              emit n, last, p = p50(took)
            """, """
            transducer calls
              key process.pid, thread.id
              idle 2000 ns
              event entered = kind == "method.enter"
              event left    = kind == "method.exit"
              match entered { name = code.function.name; began = time } left { took = duration_ns; d ~= duration_ns }+
              emit name, took, began
            transducer names
              over calls
              key name
              idle 9000 ns
              interim every 20000 ns
              event slow  = took > 40
              event quick = took <= 40 and ended exists
              match ( quick { n += 1; pids ++= process.pid } | slow { slowest max= took; last = began } )+
              emit n, pids, slowest, last, lasted = slice.duration_ns
            """);

    @TempDir
    static Path folder;

    @BeforeAll
    static void record() {
        TestRecording recording = new TestRecording(folder);
        Random random = new Random(7);
        for (int pid = 1; pid <= 2; pid++) {
            TestRecording.Process process = recording.process(pid, "shop");
            for (int lane = 0; lane < 4; lane++) {
                TestRecording.Lane writer = process.lane(lane, 1 << 16).thread(lane, "t" + lane);
                long mono = TestRecording.CLOCK.mono();
                for (int i = 0; i < EVENTS / 8; i++) {
                    mono += random.nextInt(120);
                    String method = "com.acme.M" + random.nextInt(30) + ".run";
                    String error = random.nextInt(9) == 0 ? "java.io.IOException" : null;
                    writer.add(
                            mono,
                            random.nextBoolean()
                                    ? new MethodEntered(method)
                                    : new MethodExited(method, random.nextInt(50), error));
                }
                writer.seal();
            }
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theyGiveWhatTheEmbeddedEngineGives(long seed) {
        Random random = new Random(seed);
        Program program = program((int) (seed % READINGS.size()));
        int sources = 1 + random.nextInt(4);
        SimulatedCluster cluster = new SimulatedCluster(
                program, settings(1 << 30), sources, 1 + random.nextInt(4), random, folder.toFile());
        List<List<SimulatedCluster.Batch>> topic = DisorderedTopic.of(folder, random, sources);
        List<Given> given = cluster.run(topic);
        List<String> expected = new ArrayList<>();
        Counts counts = embedded(program, expected);
        assertThat(expected).hasSizeGreaterThan(20);
        assertThat(given.stream().map(Given::json))
                .as("seed %d, %d deaths", seed, cluster.deaths())
                .isEqualTo(expected);
        Counts sum = cluster.tallies().stream().map(Tally::counts).reduce(Counts.NONE, Counts::plus);
        assertThat(List.of(sum.events(), sum.stray(), sum.keyless(), sum.broken(), sum.unfinished()))
                .as("seed %d: events, stray, keyless, broken, unfinished", seed)
                .containsExactly(
                        counts.events(), counts.stray(), counts.keyless(), counts.broken(), counts.unfinished());
        long repeats = topic.stream()
                        .flatMap(List::stream)
                        .mapToLong(batch -> batch.lines().lines().count())
                        .sum()
                - EVENTS;
        assertThat(cluster.tallies().stream().mapToLong(Tally::repeats).sum())
                .as("seed %d: repeats", seed)
                .isEqualTo(program.over() == null ? repeats : 0);
        assertThat(cluster.tallies()).allMatch(Tally::ended).allMatch(tally -> tally.late() == 0);
    }

    static IntStream readings() {
        return IntStream.range(0, READINGS.size());
    }

    @ParameterizedTest
    @MethodSource("readings")
    void whoIsFedOneEventAfterAnotherGivesThemToo(int reading) {
        Program program = program(reading);
        List<String> given = new ArrayList<>();
        Timeline timeline = Timeline.of(Recording.open(folder), Selection.ALL);
        LiveCascade live = new LiveCascade(program, timeline.clock(), 100_000, record -> given.add(record.json()));
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            live.step(entry, timeline.source(entry));
        }
        live.end();
        List<String> expected = new ArrayList<>();
        assertThat(live.counts()).isEqualTo(embedded(program, expected));
        assertThat(given).isEqualTo(expected);
    }

    @Test
    void whatMayNotWaitAnyLongerIsCountedWhereItTurnsOutTooLate() {
        Random random = new Random(1);
        Program program = program(0);
        SimulatedCluster cluster = new SimulatedCluster(program, settings(2_000), 3, 1, random, folder.toFile());
        cluster.run(DisorderedTopic.of(folder, random, 3));
        assertThat(cluster.tallies().get(0).late()).isPositive();
        assertThat(cluster.tallies().get(0).counts().events()).isEqualTo(EVENTS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatWasLetThroughEarlyIsNeitherLostNorDoubledByWhoTakesOver(long seed) {
        Random random = new Random(seed);
        Program program = program((int) (seed % (READINGS.size() - 1)));
        int sources = 2 + random.nextInt(3);
        SimulatedCluster cluster = new SimulatedCluster(
                program,
                settings(500 + random.nextInt(4_000)),
                sources,
                1 + random.nextInt(2),
                random,
                folder.toFile());
        cluster.run(DisorderedTopic.of(folder, random, sources));
        long mentioned = cluster.tallies().stream()
                .mapToLong(tally -> tally.counts().mentioned())
                .sum();
        assertThat(mentioned)
                .as("seed %d, %d deaths", seed, cluster.deaths())
                .isEqualTo(embedded(program, new ArrayList<>()).mentioned());
    }

    private static Program program(int number) {
        return last(Compiler.compile(READINGS.get(number), Limits.DEFAULT));
    }

    private static Program last(List<Program> programs) {
        return programs.get(programs.size() - 1);
    }

    private static StreamsSettings settings(long maxWaitingBytes) {
        return new StreamsSettings(new TopicPlace("none", "p"), "group", 1, 100_000, maxWaitingBytes, 0, 60_000);
    }

    private static Counts embedded(Program program, List<String> out) {
        Timeline timeline = Timeline.of(Recording.open(folder), Selection.ALL);
        return new Cascade(program, timeline, 100_000, 2).run(given -> out.add(given.json()));
    }
}
