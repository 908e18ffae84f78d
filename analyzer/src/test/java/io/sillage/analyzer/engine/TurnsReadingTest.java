package io.sillage.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.kit.TestRecording;
import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.language.Shipped;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.event.Connection;
import io.sillage.event.SocketAccepted;
import io.sillage.event.SocketClosed;
import io.sillage.event.SocketConnected;
import io.sillage.event.SocketRead;
import io.sillage.event.SocketWritten;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A turn is a request and its answer, at whichever end. */
class TurnsReadingTest {
    private static final long T0 = TestRecording.CLOCK.mono();
    private static final Connection END =
            new Connection("10-5010", 1, "tcp", "127.0.0.1", 80, "127.0.0.1", 40_001, false);

    @TempDir
    Path folder;

    private TestRecording recording;
    private TestRecording.Lane lane;

    @BeforeEach
    void begin() {
        recording = new TestRecording(folder);
        lane = recording.process(10, "shop").lane(2).thread(1, "main");
    }

    private void read(long at, long bytes) {
        lane.add(T0 + at, new SocketRead(END, bytes, false, 0, null));
    }

    private void write(long at, long bytes, long durationNanos) {
        lane.add(T0 + at, new SocketWritten(END, bytes, durationNanos, null));
    }

    private List<String> records() {
        lane.add(T0 + 99_000, new SocketClosed(END)).save();
        List<String> records = new ArrayList<>();
        Timeline timeline = Timeline.of(Recording.open(recording.path()), Selection.ALL);
        new Embedded(Compiler.compile(Shipped.reading("turns"), Limits.DEFAULT).get(0), timeline, 100, 1)
                .run(given -> records.add(given.json()));
        return records;
    }

    @Test
    void aServersLatencyIsWhatItTookAndNotWhatItsClientTook() {
        lane.add(T0 + 1_000, new SocketAccepted(END, 0, null));
        read(2_000, 10);
        read(3_000, 10);
        write(3_800, 100, 100);
        write(4_500, 100, 100);
        // the client thinks for long
        read(50_000, 20);
        write(50_900, 7, 200);
        assertThat(records())
                .singleElement()
                .asString()
                .contains(
                        "\"turns\":2,\"bytes_out\":207,\"bytes_in\":40,\"latency_p50_ns\":700,\"latency_p99_ns\":700");
    }

    @Test
    void aGreetingOfTheServerIsNoAnswer() {
        lane.add(T0 + 1_000, new SocketAccepted(END, 0, null));
        write(1_500, 50, 100);
        read(2_000, 10);
        write(2_400, 100, 100);
        assertThat(records())
                .singleElement()
                .asString()
                .contains("\"turns\":1,\"bytes_out\":150,\"bytes_in\":10,\"latency_p50_ns\":300");
    }

    @Test
    void anAnswerThatBeganBeforeItsRequestWasReadTookNoTime() {
        lane.add(T0 + 1_000, new SocketAccepted(END, 0, null));
        read(2_000, 10);
        // blocked until the client reads, while another thread reads on
        read(5_000, 10);
        write(6_000, 100, 3_000);
        read(7_000, 10);
        write(7_500, 100, 100);
        assertThat(records())
                .singleElement()
                .asString()
                .contains("\"turns\":2,", "\"latency_p50_ns\":0,\"latency_p99_ns\":400,\"latency_max_ns\":400");
    }

    @Test
    void aClientsLatencyIsUntilTheAnswerComes() {
        lane.add(T0 + 1_000, new SocketConnected(END, 100, null));
        write(2_000, 10, 100);
        read(2_900, 50);
        read(3_900, 50);
        write(50_000, 10, 100);
        read(50_900, 50);
        assertThat(records())
                .singleElement()
                .asString()
                .contains(
                        "\"turns\":2,\"bytes_out\":20,\"bytes_in\":150,\"latency_p50_ns\":900,\"latency_p99_ns\":900");
    }
}
