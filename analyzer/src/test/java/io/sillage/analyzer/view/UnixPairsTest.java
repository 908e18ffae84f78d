package io.sillage.analyzer.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.kit.TestRecording;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.Timeline;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All connections through one path look alike. */
class UnixPairsTest {
    private static final long MICRO = 1000;
    private static final long BEGIN = TestRecording.CLOCK.mono() + 1_000_000_000L;

    private record Told(long mono, Event event) {}

    @TempDir
    Path directory;

    private TestRecording recording;
    private TestRecording.Process client;
    private TestRecording.Process server;
    private final List<Told> clientEvents = new ArrayList<>();
    private final List<Told> serverEvents = new ArrayList<>();

    @BeforeEach
    void begin() {
        recording = new TestRecording(directory);
        client = recording.process(1, "shop");
        server = recording.process(2, "stock");
    }

    /** Both ends have the same number, which nobody may know. */
    private void talk(long number, long at, long accepted, long bytes, long wait) {
        Connection near = new Connection(client.name(), number, "unix", null, -1, "/run/stock", -1, false);
        Connection far = new Connection(server.name(), number, "unix", "/run/stock", -1, null, -1, false);
        clientEvents.add(new Told(at + 30 * MICRO, new SocketConnected(near, 30 * MICRO, null)));
        if (accepted >= 0) {
            serverEvents.add(new Told(accepted, new SocketAccepted(far, 0, null)));
        }
        clientEvents.add(new Told(at + 50 * MICRO, new SocketWritten(near, bytes, 5 * MICRO, null)));
        long read = Math.max(at, accepted) + 60 * MICRO + wait;
        if (accepted >= 0) {
            serverEvents.add(new Told(read, new SocketRead(far, bytes, false, MICRO, null)));
            serverEvents.add(new Told(read + 20 * MICRO, new SocketWritten(far, 2 * bytes, 5 * MICRO, null)));
            serverEvents.add(new Told(read + 21 * MICRO, new SocketClosed(far)));
            clientEvents.add(new Told(read + 40 * MICRO, new SocketRead(near, 2 * bytes, false, MICRO, null)));
        }
        clientEvents.add(new Told(read + 50 * MICRO, new SocketClosed(near)));
    }

    private Recording saved() {
        save(client, clientEvents);
        save(server, serverEvents);
        return Recording.open(recording.path());
    }

    private static void save(TestRecording.Process process, List<Told> events) {
        TestRecording.Lane lane = process.lane(3, 1 << 20).thread(1, "main");
        events.sort(Comparator.comparingLong(Told::mono));
        events.forEach(told -> lane.add(told.mono(), told.event()));
        lane.seal();
    }

    private static String number(ConnectionEnd end) {
        return end.id().replaceAll(".*/", "");
    }

    private static void assertJoinedRightly(List<ConnectionRecord> records) {
        assertThat(records).allSatisfy(record -> {
            assertThat(record.orig().end()).isNotNull();
            assertThat(record.resp().end()).isNotNull();
            assertThat(number(record.orig().end()))
                    .isEqualTo(number(record.resp().end()));
            assertThat(record.orig().address()).isNull();
            assertThat(record.resp().address()).isEqualTo("/run/stock");
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void joinsManyThatLiveAtTheSameTime(long seed) {
        Random random = new Random(seed);
        long at = BEGIN;
        for (int i = 1; i <= 3000; i++) {
            at += random.nextInt(100) * MICRO;
            talk(i, at, at + 5 * MICRO + random.nextInt(3) * MICRO, i, random.nextInt(20_000) * MICRO);
        }
        List<ConnectionRecord> records = Connections.of(saved(), Selection.ALL).records();
        assertThat(records).as("seed %d", seed).hasSize(3000);
        assertJoinedRightly(records);
    }

    @Test
    void oneThatNobodyAcceptsStaysAloneAndShiftsNoOther() {
        long at = BEGIN;
        for (int i = 1; i <= 200; i++) {
            at += 5_000 * MICRO;
            talk(i, at, i == 50 || i == 200 ? -1 : at + 40 * MICRO, 10 + i % 3, 0);
        }
        List<ConnectionRecord> records = Connections.of(saved(), Selection.ALL).records();
        assertThat(records).hasSize(200);
        assertThat(records)
                .filteredOn(record -> record.resp().end() == null)
                .extracting(record -> number(record.orig().end()))
                .containsExactly("c50", "c200");
        assertJoinedRightly(
                records.stream().filter(record -> record.resp().end() != null).toList());
    }

    @Test
    void theOlderIsAcceptedFirst() {
        talk(1, BEGIN, BEGIN + 900_000 * MICRO, 5, 0);
        talk(2, BEGIN + 100 * MICRO, BEGIN + 900_010 * MICRO, 5, 0);
        assertJoinedRightly(Connections.of(saved(), Selection.ALL).records());
    }

    /** Nobody answers. */
    private void tell(long number, long at, long accepted, long bytes) {
        talk(number, at, -1, bytes, 0);
        Connection far = new Connection(server.name(), number, "unix", "/run/stock", -1, null, -1, false);
        serverEvents.add(new Told(accepted, new SocketAccepted(far, 0, null)));
        serverEvents.add(new Told(accepted + 10 * MICRO, new SocketRead(far, bytes, false, MICRO, null)));
        serverEvents.add(new Told(accepted + 20 * MICRO, new SocketClosed(far)));
    }

    @Test
    void theOlderIsAcceptedFirstThoughItHasAlreadyClosed() {
        tell(1, BEGIN, BEGIN + 500_000 * MICRO, 5);
        tell(2, BEGIN + 100 * MICRO, BEGIN + 500_100 * MICRO, 5);
        assertJoinedRightly(Connections.of(saved(), Selection.ALL).records());
    }

    @Test
    void thoseThatNobodyRecordedAcceptedStandInNobodysWay() {
        for (int i = 1; i <= 300; i++) {
            talk(i, BEGIN + i * MICRO, -1, 7, 0);
        }
        talk(301, BEGIN + 9_000_000 * MICRO, BEGIN + 9_000_010 * MICRO, 5, 0);
        List<ConnectionRecord> records = Connections.of(saved(), Selection.ALL).records();
        assertThat(records).hasSize(301);
        assertJoinedRightly(
                records.stream().filter(record -> record.resp().end() != null).toList());
        assertThat(records).filteredOn(record -> record.resp().end() != null).hasSize(1);
    }

    @Test
    void joinsThemWhileTheyAreRecorded() {
        for (int i = 1; i <= 600; i++) {
            talk(i, BEGIN + i * 10_000 * MICRO, BEGIN + (i * 10_000 + 5) * MICRO, i, i % 7 * 100_000 * MICRO);
        }
        Timeline timeline = Timeline.of(saved(), Selection.ALL);
        List<ConnectionRecord> records = new ArrayList<>();
        ConnectionWatch watch =
                new ConnectionWatch(timeline.clock(), 0, timeline.alignment().domains(), records::add);
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            watch.step(entry, timeline.source(entry));
        }
        assertThat(records).hasSizeGreaterThan(300);
        watch.end();
        assertThat(records).hasSize(600);
        assertJoinedRightly(records);
    }
}
