package io.sillage.analyzer.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.kit.TestRecording;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.event.Connection;
import io.sillage.event.Event;
import io.sillage.event.SocketAccepted;
import io.sillage.event.SocketClosed;
import io.sillage.event.SocketConnected;
import io.sillage.event.SocketRead;
import io.sillage.event.SocketWritten;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two processes of one host that use the same two addresses again and again. */
class EndPairsTest {
    private static final long MICRO = 1000;

    private record Told(long mono, Event event) {}

    @TempDir
    Path directory;

    private final List<Told> clientEvents = new ArrayList<>();
    private final List<Told> serverEvents = new ArrayList<>();

    /** When it was over. */
    private long talk(Random random, long number, long at, boolean near, boolean far) {
        Connection orig = new Connection("1-5001", number, "tcp", "127.0.0.1", 40_000, "127.0.0.1", 80, false);
        Connection resp = new Connection("2-5002", number, "tcp", "127.0.0.1", 80, "127.0.0.1", 40_000, false);
        long asked = 1 + random.nextInt(1000);
        long answered = 1 + random.nextInt(1000);
        long accepted = at + (30 + random.nextInt(200)) * MICRO;
        long read = Math.max(accepted, at + 120 * MICRO) + 10 * MICRO;
        long closed = read + 60 * MICRO;
        if (near) {
            clientEvents.add(new Told(at + 100 * MICRO, new SocketConnected(orig, 100 * MICRO, null)));
            clientEvents.add(new Told(at + 120 * MICRO, new SocketWritten(orig, asked, 10 * MICRO, null)));
            clientEvents.add(new Told(read + 50 * MICRO, new SocketRead(orig, answered, false, 10 * MICRO, null)));
            clientEvents.add(new Told(closed, new SocketClosed(orig)));
        }
        if (far) {
            serverEvents.add(new Told(accepted, new SocketAccepted(resp, 0, null)));
            serverEvents.add(new Told(read, new SocketRead(resp, asked, false, MICRO, null)));
            serverEvents.add(new Told(read + 40 * MICRO, new SocketWritten(resp, answered, 10 * MICRO, null)));
            serverEvents.add(new Told(closed + random.nextInt(20) * MICRO, new SocketClosed(resp)));
        }
        return closed + 20 * MICRO;
    }

    private List<ConnectionRecord> records() {
        TestRecording recording = new TestRecording(directory);
        save(recording.process(1, "shop"), clientEvents);
        save(recording.process(2, "stock"), serverEvents);
        return Connections.of(Recording.open(recording.path()), Selection.ALL).records();
    }

    private static void save(TestRecording.Process process, List<Told> events) {
        TestRecording.Lane lane = process.lane(3, 1 << 20).thread(1, "main");
        events.sort(Comparator.comparingLong(Told::mono));
        events.forEach(told -> lane.add(told.mono(), told.event()));
        lane.seal();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void joinsEachOfTenThousandUsesThoughSomeEndsAreMissing(long seed) {
        Random random = new Random(seed);
        long at = TestRecording.CLOCK.mono() + 1_000_000;
        int both = 0;
        for (int i = 1; i <= 10_000; i++) {
            boolean near = random.nextInt(20) > 0;
            boolean far = random.nextInt(20) > 0;
            both += near && far ? 1 : 0;
            at = talk(random, i, at, near, far) + random.nextInt(300) * MICRO;
        }
        List<ConnectionRecord> joined = records().stream()
                .filter(record -> record.orig().end() != null && record.resp().end() != null)
                .toList();
        assertThat(joined)
                .as("seed %d", seed)
                .allSatisfy(record -> assertThat(number(record.orig())).isEqualTo(number(record.resp())));
        assertThat(joined).as("seed %d", seed).hasSize(both);
    }

    @Test
    void whoClosedBeforeItWasAcceptedIsStillTheOtherSide() {
        Connection orig = new Connection("1-5001", 1, "tcp", "127.0.0.1", 40_000, "127.0.0.1", 80, false);
        Connection resp = new Connection("2-5002", 1, "tcp", "127.0.0.1", 80, "127.0.0.1", 40_000, false);
        long at = TestRecording.CLOCK.mono() + 1_000_000;
        clientEvents.add(new Told(at, new SocketConnected(orig, 100 * MICRO, null)));
        clientEvents.add(new Told(at + 20 * MICRO, new SocketWritten(orig, 5, 10 * MICRO, null)));
        clientEvents.add(new Told(at + 30 * MICRO, new SocketClosed(orig)));
        long accepted = at + 500_000 * MICRO;
        serverEvents.add(new Told(accepted, new SocketAccepted(resp, 0, null)));
        serverEvents.add(new Told(accepted + 20 * MICRO, new SocketRead(resp, 5, false, MICRO, null)));
        serverEvents.add(new Told(accepted + 30 * MICRO, new SocketClosed(resp)));
        assertThat(records()).singleElement().satisfies(record -> {
            assertThat(record.orig().end()).isNotNull();
            assertThat(record.resp().end()).isNotNull();
        });
    }

    private static String number(ConnectionRecord.Side side) {
        return side.end().id().replaceAll(".*/", "");
    }
}
