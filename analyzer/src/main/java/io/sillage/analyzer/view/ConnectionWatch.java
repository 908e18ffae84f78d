package io.sillage.analyzer.view;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.timeline.ClockDomains;
import io.sillage.event.ClockPair;
import io.sillage.event.Frame;
import io.sillage.event.SocketAccepted;
import io.sillage.event.SocketClosed;
import io.sillage.event.SocketConnected;
import io.sillage.event.SocketEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Connections while they are recorded: a record when both recorded ends are over, and of those that are open whenever
 * somebody asks. It holds only what is open, so memory does not grow with the length of the log.
 *
 * <p>Time is that of the events. An end that closed waits a moment for its other side, which may be told later.
 */
public final class ConnectionWatch {
    private static final int MAX_ENDS = 1_000_000;
    private static final long WAIT_NANOS = 2_000_000_000L;
    private static final int LEAST_MANY_LOSSES = 1024;

    private record Closed(String id, long mono) {}

    private final ClockOffsets clocks;
    private final long idleNanos;
    private final Consumer<? super ConnectionRecord> out;
    private final ConnectionLives lives;
    private final OpenEnds open = new OpenEnds();
    private final Deque<Closed> closed = new ArrayDeque<>();
    private final Map<String, String> sources = new HashMap<>();
    private final Set<String> endedProcesses = new HashSet<>();
    private final LossIndex losses = new LossIndex();
    private int manyLosses = LEAST_MANY_LOSSES;
    private long now = Long.MIN_VALUE;

    /**
     * Watches from now on.
     *
     * @param clock turns monotonic times into wall time
     * @param domains which processes share a clock; may learn more while it goes on
     * @param idleNanos a connection in which nothing happened for so long gives its record, as one that is open, and is
     *     forgotten; what comes later is a record of its own; 0 for never
     */
    public ConnectionWatch(
            ClockPair clock, long idleNanos, ClockDomains domains, Consumer<? super ConnectionRecord> out) {
        clocks = new ClockOffsets(domains);
        this.idleNanos = idleNanos;
        this.out = out;
        lives = new ConnectionLives(clock, MAX_ENDS, end -> {});
    }

    /** Takes the next entry in order, and the name of its source. */
    public void step(Entry entry, String source) {
        now = Math.max(now, entry.mono());
        idle();
        settle(now - WAIT_NANOS);
        lives.step(entry);
        Frame frame = entry.frame();
        if (frame != null && frame.event() instanceof SocketEvent event) {
            sources.putIfAbsent(entry.origin().process(), source);
            String id = event.connection().id();
            open.met(event.connection(), began(event, entry.mono()), entry.mono());
            if (over(event)) {
                closed.add(new Closed(id, entry.mono()));
            }
        } else if (entry.kind().equals("process.end")) {
            processEnded(entry.origin().process());
        } else if (entry.kind().equals("loss")) {
            lost(entry);
        }
    }

    /** All that the process wrote has been seen and there is no more: so its connections are over. */
    public void processEnded(String process) {
        if (endedProcesses.add(process)) {
            open.of(process).forEach(id -> closed.add(new Closed(id, now)));
        }
    }

    private static long began(SocketEvent event, long mono) {
        return event instanceof SocketConnected connected ? mono - connected.durationNanos() : mono;
    }

    private void lost(Entry entry) {
        losses.add(entry);
        if (losses.size() >= manyLosses) {
            losses.forgetBefore(open.oldestMono());
            manyLosses = Math.max(LEAST_MANY_LOSSES, 2 * losses.size());
        }
    }

    private static boolean over(SocketEvent event) {
        return event instanceof SocketClosed
                || event instanceof SocketConnected connected && connected.errorType() != null
                || event instanceof SocketAccepted accepted && accepted.errorType() != null;
    }

    /** Nothing has come for a while: what closed waits for its other side no more. */
    public void quiet() {
        settle(Long.MAX_VALUE);
    }

    private void settle(long upToMono) {
        while (!closed.isEmpty() && closed.getFirst().mono() <= upToMono) {
            EndPairs.Pair pair = pair(closed.removeFirst().id());
            if (pair != null && isOver(pair.a()) && (pair.b() == null || isOver(pair.b()))) {
                handOn(pair);
            }
        }
    }

    private boolean isOver(ConnectionEnd end) {
        boolean failed = !end.opened() && end.role() != Role.UNKNOWN;
        return end.closed() || failed || endedProcesses.contains(end.origin().process());
    }

    private void idle() {
        while (idleNanos > 0) {
            String id = open.quietSince(now - idleNanos);
            if (id == null) {
                return;
            }
            EndPairs.Pair pair = pair(id);
            long last = pair == null ? Long.MIN_VALUE : lastOf(pair);
            if (last > now - idleNanos) {
                // its other side is busy: it is looked at again with those that are busy now
                open.busyUntil(id, last);
            } else if (pair != null) {
                handOn(pair);
            }
        }
    }

    private static long lastOf(EndPairs.Pair pair) {
        return pair.b() == null
                ? pair.a().lastMono()
                : Math.max(pair.a().lastMono(), pair.b().lastMono());
    }

    private void handOn(EndPairs.Pair pair) {
        out.accept(join().record(pair));
        forget(pair.a());
        if (pair.b() != null) {
            forget(pair.b());
        }
    }

    private void forget(ConnectionEnd end) {
        lives.forget(end.id());
        open.forget(end.id());
    }

    private ConnectionJoin join() {
        return new ConnectionJoin(sources, endedProcesses, losses, clocks);
    }

    /** That end and its other side, as they are now; null when it is forgotten. */
    private EndPairs.@Nullable Pair pair(String id) {
        List<ConnectionEnd> ends = new ArrayList<>();
        for (String neighbour : open.between(id)) {
            ConnectionEnd end = lives.of(neighbour);
            if (end != null) {
                ends.add(end);
            }
        }
        for (EndPairs.Pair pair : EndPairs.of(ends, clocks)) {
            if (pair.a().id().equals(id) || pair.b() != null && pair.b().id().equals(id)) {
                return pair;
            }
        }
        open.forget(id);
        return null;
    }

    /** The records that those which are open would have if they ended now, by the time of their start. */
    public void interim(Consumer<? super ConnectionRecord> to) {
        all(record -> {
            if (record.open()) {
                to.accept(record);
            }
        });
    }

    private void all(Consumer<? super ConnectionRecord> to) {
        List<ConnectionEnd> ends = new ArrayList<>();
        lives.now(ends::add);
        EndPairs.of(ends, clocks).stream().map(join()::record).forEach(to);
    }

    /** The log is over: hands on what is left. */
    public void end() {
        quiet();
        all(out);
    }
}
