package io.sillage.analyzer.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.kit.TestRecording;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.event.Connection;
import io.sillage.event.ProcessEnded;
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

class ConnectionWatchTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path folder;

    private TestRecording recording;
    private TestRecording.Lane client;
    private TestRecording.Lane server;

    @BeforeEach
    void begin() {
        recording = new TestRecording(folder.resolve("r"));
        client = recording.process(10, "shop").lane(2);
        server = recording.process(20, "stock").lane(2);
    }

    private static Connection near(int port) {
        return new Connection("10-5010", port, "tcp", "127.0.0.1", port, "127.0.0.1", 80, false);
    }

    private static Connection far(int port) {
        return new Connection("20-5020", port, "tcp", "127.0.0.1", 80, "127.0.0.1", port, false);
    }

    private void open(int port, long second) {
        client.add(second * SECOND, new SocketConnected(near(port), 1000, null));
        server.add(second * SECOND + 10, new SocketAccepted(far(port), 0, null));
    }

    private void exchange(int port, long second) {
        client.add(second * SECOND, new SocketWritten(near(port), 100, 10, null));
        server.add(second * SECOND + 10, new SocketRead(far(port), 100, false, 5, null));
        server.add(second * SECOND + 500, new SocketWritten(far(port), 2000, 10, null));
        client.add(second * SECOND + 600, new SocketRead(near(port), 2000, false, 5, null));
    }

    private void close(int port, long second) {
        client.add(second * SECOND, new SocketClosed(near(port)));
        server.add(second * SECOND + 900_000_000, new SocketClosed(far(port)));
    }

    /** Steps through all of it; returns a line {@code AT STATE BYTES [open]} for each record that came by itself. */
    private List<String> watched(long idleNanos, boolean end) {
        client.save();
        server.save();
        List<String> lines = new ArrayList<>();
        long[] now = {0};
        Timeline timeline = Timeline.of(Recording.open(recording.path()), Selection.ALL);
        ConnectionWatch watch = new ConnectionWatch(
                timeline.clock(),
                idleNanos,
                timeline.alignment().domains(),
                record -> lines.add(now[0] + " " + line(record)));
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            now[0] = entry.mono() / SECOND;
            watch.step(entry, timeline.source(entry));
        }
        now[0] = 99;
        if (end) {
            watch.end();
        }
        return lines;
    }

    private static String line(ConnectionRecord record) {
        return record.orig().port() + " " + record.state() + " " + record.origBytes() + "/" + record.respBytes()
                + (record.open() ? " open" : "");
    }

    @Test
    void aConnectionIsToldWhenBothOfItsEndsAreClosed() {
        open(40_001, 2);
        open(40_002, 2);
        exchange(40_001, 3);
        close(40_001, 4);
        exchange(40_002, 5);
        exchange(40_002, 8);
        assertThat(watched(0, false)).containsExactly("8 40001 SF 100/2000");
        assertThat(watched(0, true)).containsExactly("8 40001 SF 100/2000", "99 40002 S1 200/4000 open");
    }

    @Test
    void theRecordsAreThoseOfTheWholeRecording() {
        for (int port = 40_001; port < 40_020; port++) {
            open(port, port - 40_000);
            exchange(port, port - 39_999);
            close(port, port - 39_998);
        }
        assertThat(watched(0, true)).hasSize(19);
        List<String> whole = Connections.of(Recording.open(recording.path()), Selection.ALL).records().stream()
                .map(ConnectionWatchTest::line)
                .toList();
        assertThat(watched(0, true))
                .extracting(line -> line.substring(line.indexOf(' ') + 1))
                .containsExactlyInAnyOrderElementsOf(whole);
    }

    @Test
    void theSameAddressesMayBeUsedAgain() {
        open(40_001, 2);
        close(40_001, 3);
        Connection again = new Connection("10-5010", 7, "tcp", "127.0.0.1", 40_001, "127.0.0.1", 80, false);
        client.add(4 * SECOND, new SocketConnected(again, 1000, null));
        client.add(5 * SECOND, new SocketWritten(again, 5, 1, null));
        client.add(9 * SECOND, new SocketClosed(again));
        assertThat(watched(0, true)).containsExactly("5 40001 SF 0/0", "99 40001 S2 5/0");
    }

    @Test
    void aProcessThatEndsEndsItsConnections() {
        open(40_001, 2);
        exchange(40_001, 3);
        client.add(4 * SECOND, new ProcessEnded(SECOND));
        server.add(4 * SECOND + 5, new SocketClosed(far(40_001)));
        open(40_009, 9);
        assertThat(watched(0, false)).singleElement().asString().startsWith("9 40001 ");
    }

    @Test
    void aRefusedConnectionIsOver() {
        client.add(2 * SECOND, new SocketConnected(near(40_001), 1000, "java.net.ConnectException"));
        open(40_009, 9);
        assertThat(watched(0, false)).containsExactly("9 40001 REJ 0/0");
    }

    @Test
    void whoIsIdleForLongGivesARecordAndBeginsAnew() {
        open(40_001, 2);
        exchange(40_001, 3);
        open(40_002, 20);
        exchange(40_001, 21);
        assertThat(watched(10 * SECOND, true))
                .containsExactly("20 40001 S1 100/2000 open", "99 40002 S1 0/0 open", "99 40001 OTH 100/2000 open");
    }

    @Test
    void anInterimRecordIsOfWhatIsOpenAndChangesNothing() {
        open(40_001, 2);
        open(40_002, 2);
        close(40_001, 4);
        exchange(40_002, 4);
        client.save();
        server.save();
        List<String> ended = new ArrayList<>();
        List<String> interim = new ArrayList<>();
        Timeline timeline = Timeline.of(Recording.open(recording.path()), Selection.ALL);
        ConnectionWatch watch = new ConnectionWatch(
                timeline.clock(), 0, timeline.alignment().domains(), record -> ended.add(line(record)));
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            watch.step(entry, timeline.source(entry));
        }
        watch.interim(record -> interim.add(line(record)));
        watch.interim(record -> interim.add(line(record)));
        watch.end();
        assertThat(interim).containsExactly("40002 S1 100/2000 open", "40002 S1 100/2000 open");
        assertThat(ended).containsExactly("40001 SF 0/0", "40002 S1 100/2000 open");
    }
}
