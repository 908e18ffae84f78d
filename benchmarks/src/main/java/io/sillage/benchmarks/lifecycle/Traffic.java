package io.sillage.benchmarks.lifecycle;

import io.sillage.analyzer.journal.Entry;
import io.sillage.event.ClockPair;
import io.sillage.event.Connection;
import io.sillage.event.Event;
import io.sillage.event.Frame;
import io.sillage.event.Origin;
import io.sillage.event.SocketClosed;
import io.sillage.event.SocketConnected;
import io.sillage.event.SocketRead;
import io.sillage.event.SocketWritten;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Connections that open, write and read nine times and close: eleven events each. So many are open at once; where one has
 * closed, the next one opens. They take turns, so all do the same at about the same time, or which is next is drawn, so
 * that neither the processor's caches nor its predictions know. The seed is fixed: every run has the same events.
 */
public final class Traffic {
    public static final ClockPair CLOCK = new ClockPair(1_763_841_600_000_000_000L, 1_000_000_000L);
    static final Origin ORIGIN = new Origin("4711-1", "host", "service", 4711, "service", null, null);
    private static final long NANOS_BETWEEN = 100;
    private static final int TRANSFERS = 9;

    private final @Nullable SplittableRandom random;
    private final Connection[] open;
    private final byte[] done;
    private long connections;
    private long events;

    private Traffic(int connectionsAtOnce, @Nullable SplittableRandom random) {
        this.random = random;
        open = new Connection[connectionsAtOnce];
        done = new byte[connectionsAtOnce];
        for (int i = 0; i < open.length; i++) {
            open[i] = connection();
        }
    }

    public static Traffic inTurns(int connectionsAtOnce) {
        return new Traffic(connectionsAtOnce, null);
    }

    public static Traffic drawn(int connectionsAtOnce) {
        return new Traffic(connectionsAtOnce, new SplittableRandom(20_261_125));
    }

    private Connection connection() {
        return new Connection("4711-1", ++connections, "tcp", "10.0.0.1", 40_000, "10.0.0.2", 80, false);
    }

    /** The next events, in the order of their time. */
    public List<Entry> take(int count) {
        List<Entry> taken = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            taken.add(next());
        }
        return taken;
    }

    public Entry next() {
        int at = random == null ? (int) (events % open.length) : random.nextInt(open.length);
        return entry(step(at));
    }

    /** The opening of each of the first connections, for those who want all of them open. */
    List<Entry> openings() {
        List<Entry> taken = new ArrayList<>(open.length);
        for (int i = 0; i < open.length; i++) {
            taken.add(entry(step(i)));
        }
        return taken;
    }

    private Event step(int at) {
        Connection connection = open[at];
        int step = done[at]++;
        if (step == 0) {
            return new SocketConnected(connection, 1000, null);
        } else if (step <= TRANSFERS) {
            return step % 2 == 1
                    ? new SocketWritten(connection, 100, 1000, null)
                    : new SocketRead(connection, 900, false, 1000, null);
        }
        open[at] = connection();
        done[at] = 0;
        return new SocketClosed(connection);
    }

    private Entry entry(Event event) {
        long seq = events++;
        return Entry.of(new Frame(ORIGIN, "4711-1/0", seq, CLOCK.mono() + seq * NANOS_BETWEEN, null, event));
    }
}
