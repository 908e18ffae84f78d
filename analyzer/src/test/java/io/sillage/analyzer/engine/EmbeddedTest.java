package io.sillage.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.journal.RecordingProblem;
import io.sillage.analyzer.kit.TestRecording;
import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.language.Shipped;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.event.MethodEntered;
import io.sillage.event.MethodExited;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedTest {
    private static final long T0 = TestRecording.CLOCK.mono();
    private static final int EVENTS = 36_000;

    private static final String CALLS = """
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
            """;

    private static final String WHOLE = """
            transducer whole
              event entered = kind == "method.enter"
              event left    = kind == "method.exit"
              match entered { n += 1 }+ left { n += 100 }
              emit n
            """;

    @TempDir
    static Path folder;

    @BeforeAll
    static void record() {
        TestRecording recording = new TestRecording(folder);
        Random random = new Random(11);
        for (int pid = 1; pid <= 2; pid++) {
            TestRecording.Process process = recording.process(pid, "shop");
            for (int lane = 0; lane < 4; lane++) {
                TestRecording.Lane writer = process.lane(lane, 1 << 16).thread(lane, "t" + lane);
                long mono = T0;
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

    @ParameterizedTest
    @ValueSource(strings = {CALLS, WHOLE, "method-errors"})
    void onAnyNumberOfProcessorsTheSameRecordsComeInTheSameOrder(String reading) {
        String text = Shipped.NAMES.contains(reading) ? Shipped.reading(reading) : reading;
        Program program = Compiler.compile(text, Limits.DEFAULT).get(0);
        List<String> one = new ArrayList<>();
        Counts counts = run(program, 1, one);
        assertThat(counts.events()).isEqualTo(EVENTS);
        assertThat(one).hasSizeGreaterThan(20);
        for (int threads : new int[] {2, 3, 5}) {
            List<String> several = new ArrayList<>();
            Counts ofSeveral = run(program, threads, several);
            assertThat(several).as("%d threads", threads).isEqualTo(one);
            assertThat(withoutOpen(ofSeveral)).as("%d threads", threads).isEqualTo(withoutOpen(counts));
        }
    }

    @Test
    void recordsComeInTheOrderOfTheirTimesAndThenOfTheirKeys() {
        Program program = Compiler.compile(CALLS, Limits.DEFAULT).get(0);
        List<Given> given = new ArrayList<>();
        new Embedded(program, timeline(), 1000, 3).run(given::add);
        assertThat(given).isSortedAccordingTo(Given::order);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void whatCannotBeReadIsSaidOnAnyNumberOfProcessors(int threads, @TempDir Path elsewhere) throws IOException {
        Path lines = elsewhere.resolve("events.ndjson");
        Files.writeString(lines, "{\"kind\":\"log\",\"mono\":1,\"body\":\"x\"}\n");
        Timeline timeline = Timeline.of(Recording.open(lines), Selection.ALL);
        Files.delete(lines);
        Embedded engine = new Embedded(Compiler.compile(CALLS, Limits.DEFAULT).get(0), timeline, 1000, threads);
        assertThatThrownBy(() -> engine.run(given -> {}))
                .isInstanceOf(RecordingProblem.class)
                .hasMessageContaining("can't read " + lines);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void whoTakesRecordsMayRefuseThem(int threads) {
        Embedded engine = new Embedded(Compiler.compile(CALLS, Limits.DEFAULT).get(0), timeline(), 1000, threads);
        assertThatThrownBy(() -> engine.run(given -> {
                    throw new IllegalStateException("full");
                }))
                .hasMessage("full");
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("sillage-reader");
    }

    private static Counts run(Program program, int threads, List<String> out) {
        return new Embedded(program, timeline(), 1_000_000, threads).run(given -> out.add(given.json()));
    }

    private static Timeline timeline() {
        return Timeline.of(Recording.open(folder), Selection.ALL);
    }

    /** How many were open at once is the sum of each share's most. */
    private static Counts withoutOpen(Counts counts) {
        return new Counts(
                counts.events(),
                counts.mentioned(),
                counts.stray(),
                counts.keyless(),
                counts.records(),
                counts.broken(),
                counts.unfinished(),
                counts.evicted(),
                0,
                counts.withheld());
    }
}
