package io.sillage.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.EventText;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.kit.TestRecording;
import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.event.ClockPair;
import io.sillage.event.Connection;
import io.sillage.event.JsonBytes;
import io.sillage.event.SocketClosed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes whose monotonic clocks are not the recording's. */
class OtherClocksTest {
    private static final String TIMES = "transducer times key stream event any = kind == \"socket.close\""
            + " match any { at = time; raw = mono } emit at, raw";

    @TempDir
    private Path folder;

    @Test
    void timeIsTheOneThatEventsShow() {
        TestRecording recording = new TestRecording(folder.resolve("r"));
        ClockPair here = TestRecording.CLOCK;
        ClockPair there = new ClockPair(here.wall() + 5_000, here.mono() + 3_600_000_000_000L);
        save(recording.process(10, "near"), here.mono());
        save(recording.process(20, "far", "otherhost", there), there.mono());
        List<String> records = new ArrayList<>();
        new Embedded(Compiler.compile(TIMES, Limits.DEFAULT).get(0), timeline(recording), 100, 1)
                .run(given -> records.add(given.json()));
        List<String> shown = new ArrayList<>();
        Timeline timeline = timeline(recording);
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            JsonBytes line = new JsonBytes();
            EventText.append(line, entry, timeline.clock(), timeline.source(entry));
            shown.add(line.toString());
        }
        assertThat(records).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(value(records.get(i), "\"at\":")).isEqualTo(value(shown.get(i), "\"time\":"));
            assertThat(value(records.get(i), "\"raw\":")).isEqualTo(value(shown.get(i), "\"mono\":"));
        }
    }

    private static void save(TestRecording.Process process, long mono) {
        process.lane(1)
                .add(
                        mono + 77,
                        new SocketClosed(
                                new Connection(process.name(), 1, "tcp", "10.0.0.1", 1, "10.0.0.2", 80, false)))
                .save();
    }

    private static Timeline timeline(TestRecording recording) {
        return Timeline.of(Recording.open(recording.path()), Selection.ALL);
    }

    private static String value(String json, String name) {
        int from = json.indexOf(name) + name.length();
        return json.substring(from, Math.min(from + 32, json.length())).replaceAll("[,}].*", "");
    }
}
