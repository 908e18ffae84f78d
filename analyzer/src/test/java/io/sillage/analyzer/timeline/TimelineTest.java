package io.sillage.analyzer.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.kit.TestRecording;
import io.sillage.event.ClockPair;
import io.sillage.event.JfrSampled;
import io.sillage.event.Logged;
import io.sillage.event.MethodEntered;
import io.sillage.event.MethodExited;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {
    private static final long T0 = TestRecording.CLOCK.mono();

    @TempDir
    Path dir;

    @Test
    void mergesLanesOfAllProcessesByTime() {
        TestRecording recording = new TestRecording(dir.resolve("r"));
        Random random = new Random(42);
        int written = 0;
        for (int pid = 1; pid <= 3; pid++) {
            TestRecording.Process process = recording.process(pid, "shop");
            for (int lane = 0; lane < 4; lane++) {
                TestRecording.Lane writer = process.lane(lane, 1024).thread(lane, "t" + lane);
                long mono = T0;
                for (int i = 0; i < 500; i++, written++) {
                    mono += random.nextInt(5);
                    writer.add(mono, new MethodEntered("com.acme.M" + random.nextInt(9) + ".run"));
                }
                if (lane % 2 == 0) {
                    writer.seal();
                } else {
                    writer.save();
                }
            }
        }
        List<Entry> entries = read(recording, Selection.ALL);
        assertThat(entries).hasSize(written).isSortedAccordingTo(Entry::order);
    }

    @Test
    void putsSamplesThatAreToldLateWhereTheyHappened() {
        TestRecording recording = new TestRecording(dir.resolve("r"));
        TestRecording.Lane lane = recording.process(1, "shop").lane(0, 512);
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            lane.add(
                    T0 + 1_000_000 + i * 1000L - random.nextInt(900_000),
                    new JfrSampled(List.of("a.B.c"), 1, "ns", null));
        }
        lane.seal();
        Timeline timeline = Timeline.of(Recording.open(recording.path()), Selection.ALL);
        assertThat(all(timeline)).hasSize(400).isSortedAccordingTo(Entry::order);
        assertThat(timeline.late()).isZero();
    }

    @Test
    void laysAnotherClockOnTheRecordingsAndKeepsItsRawTimes() {
        TestRecording recording = new TestRecording(dir.resolve("r"));
        long ahead = 100_000_000_000_000L;
        ClockPair other = new ClockPair(TestRecording.CLOCK.wall(), T0 + ahead);
        recording
                .process(1, "shop")
                .lane(0)
                .add(T0 + 1, line("first"))
                .add(T0 + 30, line("third"))
                .seal();
        recording
                .process(2, "bank", "testhost", other)
                .lane(0)
                .add(T0 + ahead + 20, line("second"))
                .add(T0 + ahead + 40, line("fourth"))
                .seal();
        Timeline timeline = Timeline.of(Recording.open(recording.path()), Selection.ALL);
        List<Entry> entries = all(timeline);
        assertThat(entries).extracting(Entry::mono).containsExactly(T0 + 1, T0 + 20, T0 + 30, T0 + 40);
        assertThat(entries)
                .extracting(entry -> entry.frame().mono())
                .containsExactly(T0 + 1, T0 + ahead + 20, T0 + 30, T0 + ahead + 40);
        assertThat(timeline.late()).isZero();
        assertThat(read(recording, Selection.ALL.since(TimePoint.parse("-15ns"))))
                .hasSize(2);
    }

    @Test
    void namesRepeatedSourcesInTheOrderOfTheirStart() {
        TestRecording recording = new TestRecording(dir.resolve("r"));
        recording.process(30, "shop").lane(0).add(T0 + 1, line("third")).save();
        recording.process(10, "shop").lane(0).add(T0 + 3, line("first")).save();
        recording.process(20, "shop").lane(0).add(T0 + 2, line("second")).save();
        TestRecording.Process probes = recording.probe(40, "iostat");
        probes.lane(0).add(T0 + 4, line("probe")).save();
        Timeline timeline = Timeline.of(Recording.open(recording.path()), Selection.ALL);
        List<String> names = new ArrayList<>();
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            names.add(timeline.source(entry));
        }
        assertThat(names).containsExactly("shop#3", "shop#2", "shop", "iostat");
    }

    @Test
    void selectsByTimeSourceAndKind() {
        TestRecording recording = new TestRecording(dir.resolve("r"));
        for (int pid = 1; pid <= 2; pid++) {
            TestRecording.Lane lane = recording.process(pid, "shop").lane(0, 512);
            for (int i = 0; i < 100; i++) {
                long mono = T0 + i * 1_000_000_000L;
                lane.add(mono, line("line " + i)).add(mono, new MethodExited("a.B.c", 5, null));
            }
            lane.seal();
        }
        assertThat(read(recording, Selection.ALL.kinds(List.of("log")))).hasSize(200);
        assertThat(read(recording, Selection.ALL.kinds(List.of("method")))).hasSize(200);
        assertThat(read(recording, Selection.ALL.kinds(List.of("method.*", "log"))))
                .hasSize(400);
        assertThat(read(recording, Selection.ALL.sources(List.of("shop#2")))).hasSize(200);
        assertThat(read(recording, Selection.ALL.sources(List.of("sh*")))).hasSize(400);
        assertThat(read(recording, Selection.ALL.since(TimePoint.parse("-10s"))))
                .hasSize(44);
        assertThat(read(recording, Selection.ALL.since(TimePoint.parse("2025-11-22T20:00:50Z"))))
                .hasSize(200);
        assertThat(read(recording, Selection.ALL.until(TimePoint.parse("2025-11-22T21:00:10+01:00"))))
                .hasSize(40);
    }

    @Test
    void refusesTimesThatAreNone() {
        assertThatThrownBy(() -> TimePoint.parse("yesterday"))
                .hasMessage("no time: yesterday; write RFC 3339 as in 2026-01-02T03:04:05Z, or -5m for before the end");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void linesOfOneTimeStayInTheirFilesOrderWhateverItIsMergedWith(long seed) throws Exception {
        Random random = new Random(seed);
        TestRecording recording = new TestRecording(dir.resolve("r"));
        for (int file = 0; file < 3; file++) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < 300; i++) {
                // the first file is sorted by time, the others are not
                long mono = T0 + (file == 0 ? i / 30 : random.nextInt(10));
                lines.append("{\"kind\":\"acme\",\"mono\":" + mono + ",\"stream\":\"" + random.nextInt(4)
                        + "\",\"seq\":" + random.nextInt(4) + ",\"source\":\"" + file + "\",\"line\":" + i + "}\n");
            }
            Files.writeString(recording.process(1 + file, "shop").folder().resolve("x.ndjson"), lines);
        }
        List<Entry> entries = read(recording, Selection.ALL);
        assertThat(entries).as("seed %d", seed).hasSize(900).isSortedAccordingTo(Entry::order);
        for (int file = 0; file < 3; file++) {
            for (long mono = T0; mono < T0 + 10; mono++) {
                String source = String.valueOf(file);
                long time = mono;
                List<Long> lines = entries.stream()
                        .filter(entry ->
                                entry.mono() == time && entry.origin().source().equals(source))
                        .map(entry -> entry.fields() == null
                                ? lineNumber(entry.line())
                                : entry.fields().number("line", -1))
                        .toList();
                assertThat(lines).as("seed %d, file %d at %d", seed, file, mono).isSorted();
            }
        }
        assertThat(read(recording, Selection.ALL))
                .extracting(Entry::line)
                .isEqualTo(entries.stream().map(Entry::line).toList());
    }

    private static long lineNumber(String text) {
        return Long.parseLong(text.replaceAll(".*\"line\":(\\d+)}", "$1"));
    }

    private static Logged line(String body) {
        return Logged.line(body, "stdout", null, false, false);
    }

    private static List<Entry> read(TestRecording recording, Selection selection) {
        return all(Timeline.of(Recording.open(recording.path()), selection));
    }

    private static List<Entry> all(Timeline timeline) {
        List<Entry> entries = new ArrayList<>();
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            entries.add(entry);
        }
        return entries;
    }
}
