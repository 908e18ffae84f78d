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
    private final boolean calls;
    private final List<Line> lines = new ArrayList<>();
    private final int[][] seq = new int[3][LANES];

    private TwoEnds(long seed, boolean calls) {
        random = new Random(seed);
        this.calls = calls;
    }

    static List<Line> log(long seed, int connections) {
        return log(new TwoEnds(seed, false), connections);
    }

    /** The same with a thread a connection and end, the methods that run there, and a loss now and then. */
    static List<Line> logOfCalls(long seed, int connections) {
        return log(new TwoEnds(seed, true), connections);
    }

    private static List<Line> log(TwoEnds log, int connections) {
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
        long begun = wall;
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
        if (calls) {
            call("Shop.order", begun - 30, wall + 2_500, 1, lane, number, events);
            call("Bank.open" + number % 5, begun - 20, begun + 10, 1, lane, number, events);
            call("Desk.serve", begun + 40, wall + 2_060, 2, lane, number, events);
        }
    }

    private void call(String method, long entered, long left, int process, int lane, int thread, List<Event> events) {
        String name = ",\"code.function.name\":\"" + method + "\"";
        events.add(new Event(entered, process, lane, thread, "method.enter", name));
        events.add(
                new Event(left, process, lane, thread, "method.exit", name + ",\"duration_ns\":" + (left - entered)));
        if (random.nextInt(50) == 0) {
            events.add(new Event(entered + 5, process, lane, thread, "loss", ",\"count\":1,\"reason\":\"full\""));
        }
    }

    private static String bytes(int count) {
        return ",\"bytes\":" + count + ",\"duration_ns\":1000";
    }

    private void write(Event event) {
        boolean client = event.process == 1;
        String process = event.process + "-1790000000000";
        String stream = process + "/" + event.lane;
        Instant time = Instant.ofEpochSecond(event.wall / 1_000_000_000, event.wall % 1_000_000_000);
        int number = seq[event.process][event.lane]++;
        String json = String.format(
                Locale.ROOT,
                "{\"time\":\"%s.%09dZ\",\"mono\":%d,\"kind\":\"%s\",\"source\":\"%s\",\"host.name\":\"ship\","
                        + "\"service.name\":\"%s\",\"process.pid\":%d%s%s,\"stream\":\"%s\",\"seq\":%d}",
                time.toString().substring(0, 19),
                time.getNano(),
                event.wall - BEGIN + 1_000_000_000,
                event.kind,
                client ? "client" : "server",
                client ? "client" : "server",
                event.process,
                where(event, process),
                event.more,
                stream,
                number);
        lines.add(new Line(event.wall, stream, json));
    }

    /** The thread of a call, the lost number of a loss, the connection of a socket event. */
    private String where(Event event, String process) {
        if (event.kind.equals("loss")) {
            return ",\"from_seq\":" + (seq[event.process][event.lane] - 1);
        }
        String thread = calls ? ",\"thread.id\":" + event.connection + ",\"thread.name\":\"worker\"" : "";
        return event.kind.startsWith("method.") ? thread : thread + connection(event, process);
    }

    private static String connection(Event event, String process) {
        boolean client = event.process == 1;
        int clientPort = 20_000 + event.connection % 30_000;
        return String.format(
                Locale.ROOT,
                ",\"connection\":\"%s/c%d\",\"network.transport\":\"tcp\","
                        + "\"network.local.address\":\"10.0.0.%d\",\"network.local.port\":%d,"
                        + "\"network.peer.address\":\"10.0.0.%d\",\"network.peer.port\":%d",
                process,
                event.connection,
                client ? 1 : 2,
                client ? clientPort : 80,
                client ? 2 : 1,
                client ? 80 : clientPort);
    }
}
