package io.sillage.benchmarks;

import io.sillage.analyzer.engine.Feed;
import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.event.ClockPair;
import io.sillage.event.Connection;
import io.sillage.event.Event;
import io.sillage.event.Frame;
import io.sillage.event.Origin;
import io.sillage.event.SocketClosed;
import io.sillage.event.SocketConnected;
import io.sillage.event.SocketRead;
import io.sillage.event.SocketWritten;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many events a second one thread reads into connection lifecycles, from decoded events in memory: connections that
 * open, exchange and close, so many at once, one after another. Prints a line a round, and what an open key costs.
 *
 * <p>Not JMH: a round is seconds of work on gigabytes of events, and its state is the whole heap.
 */
final class Lifecycles {
    private static final String PROGRAM = """
            transducer lifecycle
              key     connection
              event   opened = kind in ("socket.connect", "socket.accept") and not error.type exists
              event   sent   = kind == "socket.write"
              event   got    = kind == "socket.read"
              event   closed = kind == "socket.close"
              match   opened ( sent { out_bytes += bytes; writes += 1 } | got { in_bytes += bytes; reads += 1 } )* closed
              emit    start = slice.start, duration_ns = slice.duration_ns, out_bytes, writes, in_bytes, reads
            """;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int TURNS = 9;
    private static final Origin ORIGIN = new Origin("4711-1", "host", "service", 4711, "service", null, null);

    private Lifecycles() {}

    /** Arguments: how many connections at once, how many events in a round at least, how many rounds. */
    public static void main(String[] args) {
        int open = Integer.parseInt(args[0]);
        int wanted = Integer.parseInt(args[1]);
        int rounds = Integer.parseInt(args[2]);
        Program program = Compiler.compile(PROGRAM, Limits.DEFAULT).get(0);
        List<Entry> events = events(open, wanted);
        for (int round = 0; round < rounds; round++) {
            long[] records = new long[1];
            Feed feed = new Feed(program, new ClockPair(0, 0), Integer.MAX_VALUE, given -> records[0]++);
            long began = THREADS.getCurrentThreadCpuTime();
            for (Entry event : events) {
                feed.step(event, "service");
            }
            feed.end();
            double seconds = (THREADS.getCurrentThreadCpuTime() - began) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "open %d, events %d, records %d, %.2f million events/s of processor time%n",
                    open,
                    events.size(),
                    records[0],
                    events.size() / seconds / 1e6);
        }
        cost(program, events, open);
    }

    /** Connections that are open at the same time take turns; all closed, the next ones open. */
    private static List<Entry> events(int open, int wanted) {
        List<Entry> events = new ArrayList<>(wanted + open);
        long number = 0;
        while (events.size() < wanted) {
            List<Connection> connections = new ArrayList<>(open);
            for (int i = 0; i < open; i++) {
                connections.add(new Connection("4711-1", ++number, "tcp", "10.0.0.1", 40_000, "10.0.0.2", 80, false));
            }
            connections.forEach(connection -> add(events, new SocketConnected(connection, 1000, null)));
            for (int turn = 0; turn < TURNS; turn++) {
                boolean write = turn % 2 == 0;
                connections.forEach(connection -> add(
                        events,
                        write
                                ? new SocketWritten(connection, 100, 1000, null)
                                : new SocketRead(connection, 900, false, 1000, null)));
            }
            connections.forEach(connection -> add(events, new SocketClosed(connection)));
        }
        return events;
    }

    private static void add(List<Entry> events, Event event) {
        long seq = events.size();
        events.add(Entry.of(new Frame(ORIGIN, "4711-1/0", seq, seq * 100, null, event)));
    }

    /** The heap with all slices of the first connections open, less the heap before; keys themselves are the events'. */
    private static void cost(Program program, List<Entry> events, int open) {
        Feed feed = new Feed(program, new ClockPair(0, 0), Integer.MAX_VALUE, given -> {});
        long before = used();
        for (int i = 0; i < 2 * open; i++) {
            feed.step(events.get(i), "service");
        }
        long after = used();
        feed.end();
        System.out.printf(Locale.ROOT, "bytes an open key: %.0f%n", (after - before) / (double) open);
    }

    private static long used() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
