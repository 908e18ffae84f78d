package io.sillage.benchmarks.lifecycle;

import io.sillage.analyzer.engine.Feed;
import io.sillage.analyzer.journal.Entry;
import io.sillage.event.SocketClosed;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * How long after the last event of its slice a record is handed out, when events come at a fixed rate. The time counts
 * from when the last event was due, so one that had to wait for its turn is not told better than it was. A record leaves
 * with the first event of a later time: one step of the rate is part of it. The first second, in which code is loaded and
 * compiled, is told apart. Arguments: connections, events a second, seconds.
 */
final class Latency {
    private final Deque<Long> due = new ArrayDeque<>();
    private final long[] nanos;
    private int records;
    /** Records until the first second was over. */
    private int cold;

    private Latency(int most) {
        nanos = new long[most];
    }

    public static void main(String[] args) {
        int connections = Integer.parseInt(args[0]);
        int rate = Integer.parseInt(args[1]);
        int count = rate * Integer.parseInt(args[2]);
        List<Entry> events = Traffic.drawn(connections).take(count);
        Latency latency = new Latency(count);
        latency.run(events, 1_000_000_000L / rate);
        latency.print(rate, connections);
    }

    private void run(List<Entry> events, long nanosBetween) {
        Feed feed = new Feed(Programs.compiled(Programs.LIFECYCLE), Traffic.CLOCK, Integer.MAX_VALUE, given -> took());
        long began = System.nanoTime();
        for (int i = 0; i < events.size(); i++) {
            long at = began + i * nanosBetween;
            while (System.nanoTime() < at) {
                Thread.onSpinWait();
            }
            Entry event = events.get(i);
            if (event.frame() != null && event.frame().event() instanceof SocketClosed) {
                due.add(at);
            }
            feed.step(event, "service");
            cold = i * nanosBetween < 1_000_000_000L ? records : cold;
        }
        feed.end();
    }

    /** Records come in the order of their slices' last events. */
    private void took() {
        nanos[records++] = System.nanoTime() - due.remove();
    }

    private void print(int rate, int connections) {
        System.out.printf(Locale.ROOT, "%d events/s, %d open%n", rate, connections);
        print("in the first second", Arrays.copyOf(nanos, cold));
        print("after that", Arrays.copyOfRange(nanos, cold, records));
    }

    private static void print(String when, long[] times) {
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "    %-20s %7d records: median %.3f ms, p99 %.3f ms, p99.9 %.3f ms, largest %.3f ms%n",
                when,
                times.length,
                times[times.length / 2] / 1e6,
                times[(int) (times.length * 0.99)] / 1e6,
                times[(int) (times.length * 0.999)] / 1e6,
                times[times.length - 1] / 1e6);
    }
}
