package io.sillage.apps.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A log of connections from both their ends, by the JSON contract, in the order of time. */
final class TwoEnds {
    /** One line, and its place. */
    record Line(long wall, String stream, String json) {}

    private static final long BEGIN = 1_790_000_000_000_000_000L;
    private static final int LANES = 3;

    private final Random random;
    private final List<Line> lines = new ArrayList<>();
    private final int[][] seq = new int[3][LANES];

    private TwoEnds(long seed) {
        random = new Random(seed);
    }

    static List<Line> log(long seed, int connections) {
        TwoEnds log = new TwoEnds(seed);
        List<Event> events = new ArrayList<>();
        for (int i = 1; i <= connections; i++) {
            log.connection(i, events);
        }
        events.sort(Comparator.comparingLong(event -> event.wall));
        events.forEach(log::write);
        return log.lines;
    }

    private record Event(long wall, int process, int lane, int connection, String kind, String more) {}

    private void connection(int number, List<Event> events) {
        long wall = BEGIN + number * 1_000_000L + random.nextInt(5_000_000);
        int lane = random.nextInt(LANES);
        events.add(new Event(wall, 1, lane, number, "socket.connect", ",\"duration_ns\":1000"));
        events.add(new Event(wall + 50, 2, lane, number, "socket.accept", ""));
        for (int turn = random.nextInt(6); turn > 0; turn--) {
            wall += 1_000 + random.nextInt(3_000_000);
            int asked = 1 + random.nextInt(900);
            int answered = 1 + random.nextInt(90_000);
            events.add(new Event(wall, 1, lane, number, "socket.write", bytes(asked)));
            events.add(new Event(wall + 70, 2, lane, number, "socket.read", bytes(asked)));
            events.add(new Event(wall + 900, 2, lane, number, "socket.write", bytes(answered)));
            events.add(new Event(wall + 990, 1, lane, number, "socket.read", bytes(answered)));
        }
        if (random.nextInt(20) > 0) {
            events.add(new Event(wall + 2_000, 1, lane, number, "socket.close", ""));
            events.add(new Event(wall + 2_080, 2, lane, number, "socket.close", ""));
        }
    }

    private static String bytes(int count) {
        return ",\"bytes\":" + count + ",\"duration_ns\":1000";
    }

    private void write(Event event) {
        boolean client = event.process == 1;
        String process = event.process + "-1790000000000";
        int clientPort = 20_000 + event.connection % 30_000;
        String stream = process + "/" + event.lane;
        Instant time = Instant.ofEpochSecond(event.wall / 1_000_000_000, event.wall % 1_000_000_000);
        String json = String.format(
                Locale.ROOT,
                "{\"time\":\"%s.%09dZ\",\"mono\":%d,\"kind\":\"%s\",\"source\":\"%s\",\"host.name\":\"ship\","
                        + "\"service.name\":\"%s\",\"process.pid\":%d,\"connection\":\"%s/c%d\",\"network.transport\":\"tcp\","
                        + "\"network.local.address\":\"10.0.0.%d\",\"network.local.port\":%d,"
                        + "\"network.peer.address\":\"10.0.0.%d\",\"network.peer.port\":%d%s,\"stream\":\"%s\",\"seq\":%d}",
                time.toString().substring(0, 19),
                time.getNano(),
                event.wall - BEGIN + 1_000_000_000,
                event.kind,
                client ? "client" : "server",
                client ? "client" : "server",
                event.process,
                process,
                event.connection,
                client ? 1 : 2,
                client ? clientPort : 80,
                client ? 2 : 1,
                client ? 80 : clientPort,
                event.more,
                stream,
                seq[event.process][event.lane]++);
        lines.add(new Line(event.wall, stream, json));
    }
}
