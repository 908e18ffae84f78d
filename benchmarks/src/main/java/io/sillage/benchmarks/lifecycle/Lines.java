package io.sillage.benchmarks.lifecycle;

import io.sillage.analyzer.journal.Entry;
import io.sillage.event.Connection;
import io.sillage.event.Event;
import io.sillage.event.Frame;
import io.sillage.event.Logged;
import io.sillage.event.MessageSent;
import io.sillage.event.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Events for other programs: lines of 64 threads, all different, and HTTP messages. */
final class Lines {
    private static final int THREADS = 64;

    private Lines() {}

    static List<Entry> logged(int count) {
        SplittableRandom random = new SplittableRandom(7);
        List<Entry> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int number = random.nextInt(THREADS);
            ThreadInfo thread = new ThreadInfo(number + 1, 100 + number, "worker-" + number, false);
            int topic = random.nextInt(6);
            String severity = topic == 0 ? "ERROR" : topic == 1 ? "WARN" : "INFO";
            Logged line = new Logged(
                    body(topic, i), severity, "com.acme.Shop", null, null, null, null, Map.of(), false, false);
            lines.add(entry(i, thread, line));
        }
        return lines;
    }

    private static String body(int topic, int number) {
        return switch (topic) {
            case 0 -> "order " + number + " failed";
            case 1 -> "call " + number + ": timeout after " + number % 1000 + " ms";
            case 2 -> "retry " + number;
            case 3 -> "begin " + number;
            case 4 -> "item " + number + " done";
            default -> "nothing to see, move along, number " + number;
        };
    }

    static List<Entry> messages(int count) {
        Connection connection = new Connection("4711-1", 1, "tcp", "10.0.0.1", 40_000, "10.0.0.2", 80, false);
        List<Entry> messages = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            boolean request = i % 2 == 0;
            Map<String, String> texts = Map.of("http.request.method", "GET", "url.path", "/orders/" + i / 2 + "/lines");
            Map<String, Long> numbers = request
                    ? Map.of()
                    : Map.of("http.response.status_code", 200L, "latency_ns", 5000L, "http.response.body.size", 1234L);
            String type = request ? "request" : "response";
            messages.add(entry(i, null, new MessageSent(connection, request, "http", type, texts, numbers)));
        }
        return messages;
    }

    private static Entry entry(int seq, @Nullable ThreadInfo thread, Event event) {
        return Entry.of(new Frame(Traffic.ORIGIN, "4711-1/0", seq, Traffic.CLOCK.mono() + seq * 100L, thread, event));
    }
}
