package io.sillage.analyzer.timeline;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.journal.Snapshot;
import io.sillage.event.ClockPair;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A recording's entries while they are written: first what was there, in exact order, then what comes, held back for a
 * moment so that quiet streams can catch up.
 *
 * <p>What is told later than that (samples come about a second late) is marked late and counted.
 */
public final class LiveTimeline {
    /** An entry to be shown. */
    public record Shown(Entry entry, String source, boolean late) {}

    private record Seen(long atNanos, long maxMono) {}

    private final ClockPair clock;
    private final Selection selection;
    private final LongSupplier nanoClock;
    private final long holdNanos;
    private final Sources sources;
    private final Timeline history;
    private final Arrivals arrivals;
    private final Alignment alignment;
    private final long sinceMono;
    private final long untilMono;
    private final PriorityQueue<Entry> held = new PriorityQueue<>(Entry::order);
    private final Deque<Seen> seen = new ArrayDeque<>();
    /** Those of what was there at first are in it as they are read. */
    private final LossSums lost;

    private boolean inHistory = true;
    private long maxMono = Long.MIN_VALUE;
    private long shownMono = Long.MIN_VALUE;
    private long late;

    /**
     * Begins with what is there, and goes on with what is written into its files.
     *
     * @param nanoClock our own clock, as {@link System#nanoTime()}
     * @param holdNanos how long an entry waits for earlier ones
     */
    public LiveTimeline(Recording recording, Selection selection, LongSupplier nanoClock, long holdNanos) {
        this(recording, recording.snapshotToFollow(), null, selection, nanoClock, holdNanos);
    }

    /** The same where more comes on another way than by its files. */
    public LiveTimeline(
            Recording recording, Arrivals arrivals, Selection selection, LongSupplier nanoClock, long holdNanos) {
        this(recording, recording.snapshotToFollow(), arrivals, selection, nanoClock, holdNanos);
    }

    private LiveTimeline(
            Recording recording,
            Snapshot snapshot,
            @Nullable Arrivals arrivals,
            Selection selection,
            LongSupplier nanoClock,
            long holdNanos) {
        this.clock = recording.clock();
        this.selection = selection;
        this.nanoClock = nanoClock;
        this.holdNanos = holdNanos;
        history = new Timeline(clock, snapshot, selection);
        sources = history.sources();
        lost = history.lost();
        sinceMono = history.sinceMono();
        untilMono = history.untilMono();
        alignment = history.alignment();
        this.arrivals = arrivals == null ? Arrivals.of(recording, snapshot, alignment) : arrivals;
    }

    /** How times of several clocks are laid on one; it learns as processes begin. */
    public Alignment alignment() {
        return alignment;
    }

    /** Whether all has been shown that the process had written when the last {@link #poll} began. */
    public boolean hasShownAllOf(String process) {
        return !inHistory
                && arrivals.isReadToEnd(process)
                && held.stream().noneMatch(entry -> entry.origin().process().equals(process));
    }

    /** Whether the process had written anything after what was selected, when this began. */
    public boolean goesOn(String process) {
        return history.goesOn(process);
    }

    /** What can be shown now; an empty list when nothing is due. At most some ten thousand at a time. */
    public List<Shown> poll() {
        List<Shown> due = new ArrayList<>();
        while (inHistory && due.size() < 10_000) {
            Entry entry = history.next();
            if (entry == null) {
                inHistory = false;
            } else {
                show(entry, due);
            }
        }
        if (!inHistory) {
            follow(due);
        }
        return due;
    }

    private void follow(List<Shown> due) {
        long now = nanoClock.getAsLong();
        hold(arrivals.poll());
        seen.addLast(new Seen(now, maxMono));
        long releaseMono = Long.MIN_VALUE;
        while (!seen.isEmpty() && now - seen.getFirst().atNanos() >= holdNanos) {
            releaseMono = seen.removeFirst().maxMono();
        }
        release(Math.min(releaseMono, arrivals.complete()), due);
    }

    private void hold(List<Entry> found) {
        arrivals.clockPairs().forEach(alignment::know);
        for (Entry raw : found) {
            Entry entry = alignment.entry(raw);
            maxMono = Math.max(maxMono, entry.mono());
            if (selection.wantsKind(entry.kind()) || entry.kind().equals("loss")) {
                held.add(entry);
            }
        }
    }

    private void release(long upToMono, List<Shown> due) {
        while (!held.isEmpty() && held.peek().mono() <= upToMono) {
            Entry entry = held.remove();
            if (entry.mono() >= sinceMono && entry.mono() < untilMono) {
                lost.add(entry);
                if (selection.wantsKind(entry.kind()) && selection.wantsSource(sources.of(entry))) {
                    show(entry, due);
                }
            }
        }
    }

    private void show(Entry entry, List<Shown> due) {
        boolean isLate = entry.mono() < shownMono;
        late += isLate ? 1 : 0;
        shownMono = Math.max(shownMono, entry.mono());
        due.add(new Shown(entry, sources.of(entry), isLate));
    }

    /** All that is there and was not shown yet, a part at a time: nothing more is to come. */
    public void drain(Consumer<List<Shown>> to) {
        do {
            to.accept(poll());
        } while (inHistory || arrivals.complete() != Long.MAX_VALUE);
        to.accept(rest());
    }

    /** What was read and not shown yet: somebody ends the following. */
    public List<Shown> rest() {
        List<Shown> due = new ArrayList<>(poll());
        hold(arrivals.rest());
        release(Long.MAX_VALUE, due);
        return due;
    }

    public ClockPair clock() {
        return clock;
    }

    /** What was lost until now, whichever sources and kinds were asked for. */
    public LossSums lost() {
        return lost;
    }

    public long late() {
        return late;
    }
}
