package io.sillage.cli;

import io.sillage.analyzer.timeline.LiveTimeline;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.view.ConnectionFilter;
import io.sillage.analyzer.view.ConnectionOrder;
import io.sillage.analyzer.view.ConnectionRecord;
import io.sillage.analyzer.view.ConnectionWatch;
import io.sillage.analyzer.view.LossReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Prints connections as they end, until nobody writes into the recording any more, or Ctrl-C. */
final class ConnectionFollow {
    /** After so long without an event nobody waits for the other side of what closed. */
    private static final long QUIET_NANOS = 1_000_000_000L;

    /** {@code clock} and {@code loss} let time pass where the sockets are quiet. */
    private static final List<String> KINDS = List.of("socket", "method", "process.end", "clock", "loss");

    private final Surroundings here;
    private final ConnectionFilter wanted;
    private final Function<io.sillage.analyzer.view.Connections, List<String>> lines;
    private final long idleNanos;
    private final List<ConnectionRecord> due = new ArrayList<>();
    private final long interimNanos;
    private long lastEvent = System.nanoTime();
    private long lastInterim = lastEvent;
    private int headLines;
    private boolean begun;

    /**
     * Prepares it.
     *
     * @param lines what is printed of records; where there are none, only a head, which is printed once
     * @param idleNanos what {@link ConnectionWatch} ends connections after, 0 for never
     * @param interimNanos how often those that are open are printed, 0 for never
     */
    ConnectionFollow(
            Surroundings here,
            ConnectionFilter wanted,
            Function<io.sillage.analyzer.view.Connections, List<String>> lines,
            long idleNanos,
            long interimNanos) {
        this.here = here;
        this.wanted = wanted;
        this.lines = lines;
        this.interimNanos = interimNanos;
        this.idleNanos = idleNanos;
    }

    /** @param live whether it is followed while it is written; else what is there now is read as if it were */
    void run(LiveRecording recording, Selection selection, boolean live) throws InterruptedException {
        LiveTimeline timeline = recording.timeline(selection.kinds(KINDS));
        ConnectionWatch watch = new ConnectionWatch(
                timeline.clock(), idleNanos, timeline.alignment().domains(), due::add);
        if (live) {
            SilentEnds ends = new SilentEnds(() -> ended(recording, timeline), timeline::hasShownAllOf);
            recording.follow(timeline, false, shown -> {
                step(shown, watch);
                ends.due(System.nanoTime()).forEach(watch::processEnded);
                pass(shown.isEmpty(), watch);
                print(timeline);
            });
            recording.sayIfWriterMayBeHidden();
        }
        // asked before the rest is read, so that all that they wrote is in it
        Set<String> ended = ended(recording, timeline);
        recording.rest(timeline, shown -> {
            step(shown, watch);
            print(timeline);
        });
        ended.forEach(watch::processEnded);
        watch.end();
        print(timeline);
        recording.report(timeline);
    }

    /** But for those that lived on after what was selected. */
    private static Set<String> ended(LiveRecording recording, LiveTimeline timeline) {
        Set<String> ended = new HashSet<>(recording.endedWriters());
        ended.removeIf(timeline::goesOn);
        return ended;
    }

    /** What our own time brings. */
    private void pass(boolean quiet, ConnectionWatch watch) {
        long now = System.nanoTime();
        lastEvent = quiet ? lastEvent : now;
        if (now - lastEvent >= QUIET_NANOS) {
            watch.quiet();
        }
        if (interimNanos > 0 && now - lastInterim >= interimNanos) {
            lastInterim = now;
            watch.interim(due::add);
        }
    }

    private void step(List<LiveTimeline.Shown> shown, ConnectionWatch watch) {
        for (LiveTimeline.Shown next : shown) {
            watch.step(next.entry(), next.source());
        }
    }

    private void print(LiveTimeline timeline) {
        if (!begun) {
            begun = true;
            List<String> head = lines.apply(view(timeline, List.of()));
            headLines = head.size();
            head.forEach(here.out()::line);
        }
        if (!due.isEmpty()) {
            var connections = view(timeline, due).only(wanted, ConnectionOrder.START);
            List<String> text = lines.apply(connections);
            text.subList(Math.min(headLines, text.size()), text.size()).forEach(here.out()::line);
            due.clear();
        }
        here.out().flush();
    }

    private static io.sillage.analyzer.view.Connections view(LiveTimeline timeline, List<ConnectionRecord> records) {
        return new io.sillage.analyzer.view.Connections(records, timeline.clock(), LossReport.NONE, List.of());
    }
}
