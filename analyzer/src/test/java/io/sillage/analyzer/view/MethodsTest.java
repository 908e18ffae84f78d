package io.sillage.analyzer.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.kit.TestRecording;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.event.MethodEntered;
import io.sillage.event.MethodExited;
import io.sillage.event.ProcessEnded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of two processes the second goes on for longer. */
class MethodsTest {
    private static final long T0 = TestRecording.CLOCK.mono();

    @TempDir
    Path directory;

    private TestRecording recording;
    private TestRecording.Process first;
    private TestRecording.Lane lane;

    @BeforeEach
    void begin() {
        recording = new TestRecording(directory);
        first = recording.process(1, "shop");
        lane = first.lane(3).thread(1, "main").add(T0 + 100, new MethodEntered("Shop.main"));
        recording
                .process(2, "stock")
                .lane(3)
                .thread(1, "main")
                .add(T0 + 100, new MethodEntered("Stock.run"))
                .add(T0 + 9_000, new MethodExited("Stock.run", 8_900, null))
                .save();
    }

    private long ownOfMain() {
        lane.save();
        return Methods.of(Recording.open(recording.path()), Selection.ALL).methods().stream()
                .filter(cost -> cost.method().equals("Shop.main"))
                .findFirst()
                .orElseThrow()
                .ownNanos();
    }

    @Test
    void whatRunsWhenItsProcessEndsRunsNoLonger() {
        lane.add(T0 + 400, new ProcessEnded(400));
        assertThat(ownOfMain()).isEqualTo(300);
    }

    @Test
    void norWhenItIsKilled() throws IOException {
        Files.createFile(first.folder().resolve("alive.lock"));
        lane.add(T0 + 500, new MethodEntered("Shop.order"));
        assertThat(ownOfMain()).isEqualTo(400);
    }

    @Test
    void whatRunsWhenTheRecordingEndsHasRunUntilThen() {
        assertThat(ownOfMain()).isEqualTo(8_900);
    }
}
