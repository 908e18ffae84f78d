package io.sillage.analyzer.view;

import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.kit.TestRecording;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.event.Connection;
import io.sillage.event.Event;
import io.sillage.event.SocketAccepted;
import io.sillage.event.SocketConnected;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One connection within one host, each end a process; times are microseconds since it was opened. */
final class TwoEnds {
    static final long MICRO = 1000;
    static final long BEGIN = TestRecording.CLOCK.mono() + 1_000_000_000L;

    final TestRecording recording;
    final TestRecording.Process client;
    final TestRecording.Process server;
    final Connection near;
    final Connection far;
    private final TestRecording.Lane clientLane;
    private final TestRecording.Lane serverLane;

    TwoEnds(Path directory) {
        recording = new TestRecording(directory);
        client = recording.process(10, "shop");
        server = recording.process(20, "stock");
        near = new Connection(client.name(), 1, "tcp", "127.0.0.1", 40_001, "127.0.0.1", 80, false);
        far = new Connection(server.name(), 1, "tcp", "127.0.0.1", 80, "127.0.0.1", 40_001, false);
        clientLane = client.lane(2).thread(1, "main");
        serverLane = server.lane(2).thread(1, "main");
        near(0, new SocketConnected(near, 100, null));
        far(1, new SocketAccepted(far, 0, null));
    }

    TwoEnds near(long micros, Event event) {
        clientLane.add(BEGIN + micros * MICRO, event);
        return this;
    }

    TwoEnds far(long micros, Event event) {
        serverLane.add(BEGIN + micros * MICRO, event);
        return this;
    }

    Recording saved() {
        clientLane.save();
        serverLane.save();
        return Recording.open(recording.path());
    }

    /** The only record that there is. */
    ConnectionRecord record() {
        List<ConnectionRecord> records =
                new ArrayList<>(Connections.of(saved(), Selection.ALL).records());
        if (records.size() != 1) {
            throw new AssertionError("not one record but " + records);
        }
        return records.get(0);
    }
}
