package io.sillage.analyzer.timeline;

import io.sillage.analyzer.journal.Cursor;
import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.journal.Run;
import io.sillage.analyzer.journal.Snapshot;
import io.sillage.event.ClockPair;
import io.sillage.event.Frame;
import io.sillage.event.Kind;
import io.sillage.event.Loss;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recording's entries in one order, as far as they were there when this was made.
 *
 * <p>Guarantee: never an earlier entry after a later one, except from damaged files; those are counted in {@link #late}.
 * In memory are only the segments whose times overlap.
 */
public final class Timeline implements Cursor {
    /** Whoever asks for losses alone wants to know all that can't be read, so all is read. */
    private static final List<String> LOSSES_ALONE = List.of(Kind.LOSS.jsonName());

    private final ClockPair clock;
    private final Alignment alignment;
    private final Sources sources;
    private final Selection selection;
    private final long sinceMono;
    private final long untilMono;
    private final Merge merge;
    private final Map<String, Long> lastMonos;
    private final List<Entry> losses = new ArrayList<>();
    private final LossSums lost = new LossSums();
    private long lastMono = Long.MIN_VALUE;
    private long late;

    public static Timeline of(Recording recording, Selection selection) {
        return new Timeline(recording.clock(), recording.snapshot(), selection);
    }

    public Timeline(ClockPair clock, Snapshot snapshot, Selection selection) {
        this(clock, snapshot, selection, Alignment.of(clock, snapshot));
    }

    /** @param alignment lays all times on the clock of that pair */
    public Timeline(ClockPair clock, Snapshot snapshot, Selection selection, Alignment alignment) {
        this.clock = clock;
        this.selection = selection;
        this.alignment = alignment;
        sources = new Sources(snapshot);
        List<Run> runs = alignment.runs(snapshot);
        lastMonos = alignment.lastMonos(snapshot);
        long end = runs.stream().mapToLong(Run::lastMono).max().orElse(clock.mono());
        sinceMono =
                selection.since() == null ? Long.MIN_VALUE : selection.since().mono(clock, end);
        untilMono =
                selection.until() == null ? Long.MAX_VALUE : selection.until().mono(clock, end);
        List<Entry> known = alignment.losses(snapshot).stream()
                .filter(loss -> loss.mono() >= sinceMono && loss.mono() < untilMono)
                .sorted(Comparator.comparingLong(Entry::mono))
                .toList();
        merge = new Merge(runs.stream().filter(this::needed).toList(), known);
    }

    private boolean needed(Run run) {
        if (run.events() == 0 || run.lastMono() < sinceMono || run.firstMono() >= untilMono) {
            return false;
        }
        if (selection.wantsAllKinds() || selection.kinds().equals(LOSSES_ALONE)) {
            return true;
        }
        for (Kind kind : Kind.values()) {
            // A loss may hide in any segment, and every view has to know of it.
            if (run.mayHave(kind) && (kind == Kind.LOSS || selection.wantsKind(kind.jsonName()))) {
                return true;
            }
        }
        return false;
    }

    /** The next entry that was selected. */
    @Override
    public @Nullable Entry next() {
        for (Entry entry = merge.next(); entry != null; entry = merge.next()) {
            if (entry.mono() < sinceMono || entry.mono() >= untilMono) {
                continue;
            }
            noteLoss(entry);
            if (selection.wantsKind(entry.kind()) && selection.wantsSource(sources.of(entry))) {
                late += entry.mono() < lastMono ? 1 : 0;
                lastMono = Math.max(lastMono, entry.mono());
                return entry;
            }
        }
        return null;
    }

    private void noteLoss(Entry entry) {
        Frame frame = entry.frame();
        if (frame != null && frame.event() instanceof Loss loss) {
            losses.add(entry);
            lost.add(entry.stream(), loss);
        }
    }

    Sources sources() {
        return sources;
    }

    long sinceMono() {
        return sinceMono;
    }

    long untilMono() {
        return untilMono;
    }

    /** How times of other clocks were laid on the recording's. */
    public Alignment alignment() {
        return alignment;
    }

    /** When the process wrote last, whatever was selected; the far future where nobody knows. */
    public long lastMono(String process) {
        return lastMonos.getOrDefault(process, Long.MAX_VALUE);
    }

    /** Whether the process wrote anything after what was selected. */
    public boolean goesOn(String process) {
        Long last = lastMonos.get(process);
        return last != null && last >= untilMono;
    }

    /** The pair that turns monotonic times into {@code time}. */
    public ClockPair clock() {
        return clock;
    }

    /** The name to show for an entry's source. */
    public String source(Entry entry) {
        return sources.of(entry);
    }

    /** What was lost of the time read so far, whichever sources and kinds were asked for. */
    public List<Entry> losses() {
        return List.copyOf(losses);
    }

    /** The sums of {@link #losses}. */
    public LossSums lost() {
        return lost;
    }

    /** How many entries came after a later one. */
    public long late() {
        return late;
    }
}
