package io.sillage.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.kit.TestRecording;
import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.event.Connection;
import io.sillage.event.MethodEntered;
import io.sillage.event.MethodExited;
import io.sillage.event.SocketClosed;
import io.sillage.event.SocketConnected;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code code.stack} in transducers. */
class StacksTest {
    private static final String WHO = """
            transducer who
              key connection
              event opened = kind == "socket.connect"
              event inside = kind == "socket.close" and code.stack exists
              match opened { by = code.stack } inside { closed_by = code.stack }
              emit by, closed_by
            """;

    @TempDir
    private Path folder;

    /** As many connections as there are slices for several threads, each opened in a method of its own number. */
    private Timeline recorded(int connections) {
        TestRecording recording = new TestRecording(folder.resolve("r"));
        TestRecording.Lane lane = recording.process(10, "shop").lane(2, 1 << 18).thread(2, "main");
        long mono = TestRecording.CLOCK.mono();
        for (int i = 1; i <= connections; i++) {
            Connection end = new Connection("10-5010", i, "tcp", "10.0.0.1", i, "10.0.0.2", 80, false);
            lane.add(mono += 10, new MethodEntered("Shop.pay"));
            lane.add(mono += 10, new MethodEntered("Bank.open" + i % 7));
            lane.add(mono += 10, new SocketConnected(end, 5, null));
            lane.add(mono += 10, new MethodExited("Bank.open" + i % 7, 20, null));
            lane.add(mono += 10, new SocketClosed(end));
            lane.add(mono += 10, new MethodExited("Shop.pay", 50, null));
        }
        lane.save();
        return Timeline.of(Recording.open(recording.path()), Selection.ALL);
    }

    @ParameterizedTest(name = "{0} threads")
    @ValueSource(ints = {1, 2, 3, 4})
    void anActionCanKeepWhatRunsInItsThread(int threads) {
        List<String> records = new ArrayList<>();
        new Embedded(program(), recorded(500), 1000, threads).run(given -> records.add(given.json()));
        assertThat(records).hasSize(500);
        assertThat(records.get(8))
                .contains("\"connection\":\"10-5010/c9\"")
                .contains("\"by\":[\"Bank.open2\",\"Shop.pay\"],\"closed_by\":[\"Shop.pay\"]");
    }

    private static Program program() {
        return Compiler.compile(WHO, Limits.DEFAULT).get(0);
    }
}
