package io.sillage.analyzer.view;

import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.kit.TestRecording;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.event.ClockPair;
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

/** A client and a server on hosts whose clocks are apart, talking over a network with uneven delays. */
final class TwoHosts {
    static final long SECOND = 1_000_000_000L;

    private record Told(long mono, Event event) {}

    /** Where each end sees itself and the other. */
    record Route(
            String client, int clientPort, String dialled, int dialledPort, String seen, int seenPort, String server) {
        static Route straight(int clientPort) {
            return new Route("10.1.0.1", clientPort, "10.2.0.2", 80, "10.1.0.1", clientPort, "10.2.0.2");
        }

        /** The client dials the translator, the server sees the translator. */
        static Route translated(int clientPort, int seenPort) {
            return new Route("10.1.0.1", clientPort, "10.9.0.9", 8080, "10.9.0.9", seenPort, "10.2.0.2");
        }
    }

    final Random random;
    private final double drift;
    private final long serverBase = 5_000 * SECOND;
    private final TestRecording recording;
    private final TestRecording.Process client;
    private final TestRecording.Process server;
    private final List<Told> clientEvents = new ArrayList<>();
    private final List<Told> serverEvents = new ArrayList<>();
    private long number;

    TwoHosts(Path directory, long seed, long wallAheadNanos, double drift) {
        this.random = new Random(seed);
        this.drift = drift;
        recording = new TestRecording(directory);
        client = recording.process(1, "client", "near", TestRecording.CLOCK);
        server = recording.process(
                2, "server", "far", new ClockPair(TestRecording.CLOCK.wall() + wallAheadNanos, serverBase));
    }

    /** How far the server's clock is ahead of the client's, that long after the beginning. */
    double truth(long at) {
        return serverBase - TestRecording.CLOCK.mono() + drift * at;
    }

    long delay() {
        return 50_000 + (long) (random.nextDouble() * random.nextDouble() * 3_000_000);
    }

    /** One connection with a request and an answer; when it was over. */
    long talk(long at, Route route, long requestBytes, long answerBytes) {
        number++;
        Connection near = new Connection(
                client.name(),
                number,
                "tcp",
                route.client(),
                route.clientPort(),
                route.dialled(),
                route.dialledPort(),
                false);
        Connection far =
                new Connection(server.name(), number, "tcp", route.server(), 80, route.seen(), route.seenPort(), false);
        long connected = at + 200_000;
        near(connected, new SocketConnected(near, 200_000, null));
        far(connected, new SocketAccepted(far, 1000, null));
        near(connected + 12_000, new SocketWritten(near, requestBytes, 10_000, null));
        long read = connected + 2_000 + delay();
        far(read, new SocketRead(far, requestBytes, false, 10_000, null));
        long wrote = read + 30_000 + random.nextInt(500_000);
        far(wrote + 10_000, new SocketWritten(far, answerBytes, 10_000, null));
        long answered = wrote + delay();
        near(answered, new SocketRead(near, answerBytes, false, 10_000, null));
        near(answered + 5_000, new SocketClosed(near));
        far(answered + 5_000 + delay(), new SocketClosed(far));
        return answered + 5_000;
    }

    private void near(long at, Event event) {
        clientEvents.add(new Told(TestRecording.CLOCK.mono() + at, event));
    }

    private void far(long at, Event event) {
        serverEvents.add(new Told(serverBase + at + Math.round(drift * at), event));
    }

    Connections connections() {
        save(client, clientEvents);
        save(server, serverEvents);
        return Connections.of(Recording.open(recording.path()), Selection.ALL);
    }

    private static void save(TestRecording.Process process, List<Told> events) {
        TestRecording.Lane lane = process.lane(0, 1 << 18).thread(1, "main");
        events.sort(Comparator.comparingLong(Told::mono));
        events.forEach(told -> lane.add(told.mono(), told.event()));
        lane.seal();
    }
}
