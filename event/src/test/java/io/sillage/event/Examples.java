package io.sillage.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One example of each kind, with every field filled: what docs/events.md shows and what wire version 1 holds. */
final class Examples {
    static final Origin ORIGIN =
            new Origin("4711-1763841594123", "ship", "petstore", 4711, "petstore", "0123456789abcdef", "shop-1");
    static final ThreadInfo MAIN = new ThreadInfo(1, 4712, "main", false);
    static final ThreadInfo VIRTUAL = new ThreadInfo(77, 0, "", true);
    static final ClockPair FIRST = new ClockPair(1_763_841_594_123_456_789L, 5_000_000_000L);
    static final Connection CLIENT =
            new Connection("4711-1763841594123", 17, "tcp", "127.0.0.1", 40_000, "127.0.0.1", 8080, false);
    static final Connection SEEN =
            new Connection("4711-1763841594123", 19, "tcp", "10.0.0.7", 51_000, "10.0.0.9", 80, true);
    static final Connection OLD = new Connection("4711-1763841594123", 18, "unix", "/run/x.sock", -1, null, -1, true);

    private Examples() {}

    static List<Event> events() {
        Map<String, Double> cpu = new LinkedHashMap<>();
        cpu.put("user", 12.5);
        cpu.put("iowait", 0.25);
        cpu.put("idle", 87.0);
        Map<String, Double> disk = new LinkedHashMap<>();
        disk.put("r/s", 1.0);
        disk.put("w_await", 0.31);
        disk.put("util", 2.4);
        List<Event> events = new ArrayList<>();
        events.add(new ProcessStarted(
                List.of("java", "-Ddb.password=***", "-jar", "petstore.jar"),
                "com.acme.Shop",
                "17.0.15+6",
                "OpenJDK 64-Bit Server VM"));
        events.add(new AgentStatus(
                "running",
                "classes are woven as they load",
                Map.of("packages", "com.acme"),
                Map.of("classes.woven", 42L)));
        events.add(new ClockRead(new ClockPair(1_763_841_604_123_456_999L, 15_000_000_000L)));
        events.add(new MethodEntered("com.acme.Shop.order"));
        events.add(new SocketConnected(CLIENT, 180_000, "java.net.ConnectException"));
        events.add(new SocketAccepted(OLD, 5_000_000_000L, null));
        events.add(new SocketRead(CLIENT, 512, true, 90_000, "java.io.IOException"));
        events.add(new SocketWritten(CLIENT, 70_000, 12_000, "java.io.IOException"));
        events.add(new SocketShutdown(CLIENT, false, true));
        events.add(new SocketClosed(CLIENT));
        events.add(new Logged(
                "order 9 failed: no \"cats\" left\u001b[0m",
                "ERROR",
                "com.acme.Shop",
                "stderr",
                "/var/log/shop.log",
                "b3JkZXIg/w==",
                "java.lang.IllegalStateException: no cats",
                Map.of("order_id", "9"),
                true,
                true));
        events.add(new JfrSampled(
                List.of("java.util.HashMap.get", "com.acme.Shop.order"), 20_000_000, "ns", "STATE_RUNNABLE"));
        events.add(new IostatCpu(cpu));
        events.add(new IostatDevice("vda", disk));
        events.add(new Loss(12, 34, "no free segment"));
        events.add(new MethodExited("com.acme.Shop.order", 1_234_567, "java.lang.IllegalStateException"));
        events.add(new ProcessEnded(61_000_000_000L));
        // From here on the kinds that came after the files of wire version 1 were written.
        events.add(new NetStateChanged(SEEN, true, "syn_sent", "established"));
        events.add(new NetTransferred(SEEN, true, 1448, 512));
        events.add(new MessageSent(SEEN, false, "http", "response", texts(), numbers()));
        return events;
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("http.request.method", "GET");
        texts.put("url.path", "/pets/9");
        texts.put("error.type", "503");
        return texts;
    }

    private static Map<String, Long> numbers() {
        Map<String, Long> numbers = new LinkedHashMap<>();
        numbers.put("http.response.status_code", 503L);
        numbers.put("http.response.body.size", 17L);
        numbers.put("bytes", 120L);
        numbers.put("duration_ns", 40_000L);
        numbers.put("latency_ns", 2_300_000L);
        return numbers;
    }

    /** The examples as a segment, a microsecond apart. */
    static java.nio.ByteBuffer segment() {
        java.nio.ByteBuffer segment = prepared(64 << 10);
        SegmentWriter writer = new SegmentWriter(ORIGIN, 7);
        writer.thread(MAIN);
        writer.open(segment);
        long mono = FIRST.mono();
        for (Event event : events()) {
            mono += 1000;
            if (!writer.write(event, mono)) {
                throw new IllegalStateException("no room for " + event);
            }
        }
        writer.close();
        return segment;
    }

    static java.nio.ByteBuffer prepared(int bytes) {
        java.nio.ByteBuffer segment = java.nio.ByteBuffer.allocate(bytes);
        SegmentHeader.prepare(segment, FIRST);
        return segment;
    }

    static List<Frame> read(java.nio.ByteBuffer segment) {
        SegmentReader reader = new SegmentReader(segment);
        List<Frame> frames = new ArrayList<>();
        for (Frame frame = reader.next(); frame != null; frame = reader.next()) {
            frames.add(frame);
        }
        return frames;
    }
}
