package io.sillage.analyzer.journal;

import io.sillage.event.ClockPair;
import io.sillage.event.DamagedSegment;
import io.sillage.event.Loss;
import io.sillage.event.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what was written since it looked last: in segments that it knows, in new ones, in new folders. Asked about ten
 * times a second by one thread. Who falls behind gets a part at a time, in about the order of time, and the rest stays on the
 * disk: memory is bounded however much there is.
 */
public final class Follower {
    /** Lays the monotonic times of a process on the recording's clock. */
    public interface Clocks {
        /** @param pair one of the process's own, in case that nobody has met it yet */
        long at(String process, ClockPair pair, long mono);
    }

    /** A segment's turn to be read on. */
    private record Turn(long at, long firstSeq, SegmentFile file, ProcessFolder folder) {}

    private static final int MAX_FAILURES = 50;
    /** About so many entries at a time. */
    private static final int MOST = 200_000;
    /** So many of a segment before others have their turn. */
    private static final int PIECE = 4_096;

    private final Path recording;
    private final String host;
    private final ClockPair clock;
    private final Clocks clocks;
    private final int most;
    private final Map<Path, ClockPair> bases = new HashMap<>();
    private final Map<Path, FollowedSegment> open = new HashMap<>();
    private final Map<Path, FollowedLines> files = new HashMap<>();
    private final Map<String, Long> nextSeq = new HashMap<>();
    private final Map<String, Long> settled = new HashMap<>();
    private final Map<Path, Integer> failures = new HashMap<>();
    private final Set<Path> finished = new HashSet<>();
    /** Processes of which the last poll left something for the next one. */
    private final Set<String> behind = new HashSet<>();
    /** Whether it may have left something of any of them. */
    private boolean anyBehind;

    private long complete = Long.MAX_VALUE;

    /** @param snapshot what was read before: it is not read again */
    public Follower(Recording recording, Snapshot snapshot, Clocks clocks) {
        this(recording, snapshot, clocks, MOST);
    }

    /** @param most about so many entries at a time */
    Follower(Recording recording, Snapshot snapshot, Clocks clocks, int most) {
        this.clocks = clocks;
        this.most = most;
        this.recording = recording.path();
        this.host = recording.host();
        this.clock = recording.clock();
        for (Lane lane : snapshot.lanes()) {
            for (Segment segment : lane.segments()) {
                settled.merge(lane.stream(), segment.endSeq(), Math::max);
                finished.add(segment.stem());
            }
            // Into the last one of a lane, and only there, its writer may write more.
            lane.segments().stream().reduce((a, b) -> b).ifPresent(last -> finished.remove(last.stem()));
            nextSeq.put(lane.stream(), settled.getOrDefault(lane.stream(), 0L));
        }
        if (!snapshot.captures().isEmpty()) {
            finished.add(this.recording);
        }
        for (JsonLines file : snapshot.files()) {
            FollowedLines lines = new FollowedLines(file.path(), host, clock, file.end());
            files.put(file.path(), lines.knowing(file.firstPairs()));
        }
    }

    /** What is new, a stream's in its order; all of it unless {@link #complete} says otherwise. */
    public List<Entry> poll() {
        List<Entry> found = new ArrayList<>();
        complete = Long.MAX_VALUE;
        behind.clear();
        anyBehind = false;
        try {
            if (finished.contains(recording)) {
                return found;
            }
            if (!Files.isDirectory(recording)) {
                anyBehind = lines(recording, found);
                return found;
            }
            List<ProcessFolder> folders = Recording.folders(recording);
            read(turns(folders), found);
            for (ProcessFolder folder : folders) {
                for (Path json : folder.jsonFiles()) {
                    if (lines(json, found)) {
                        behind.add(folder.name());
                    }
                }
            }
        } catch (IOException vanished) {
            // A folder that retention just took: the next poll sees the rest.
            anyBehind = true;
        }
        return found;
    }

    /**
     * Up to when all that there was has been read, on the recording's clock; {@link Long#MAX_VALUE} if nothing was left for
     * the next time.
     */
    public long complete() {
        return complete;
    }

    /** Whether all was read that the process had written into its folder when the last {@link #poll} began. */
    public boolean isReadToEnd(String process) {
        return !anyBehind && !behind.contains(process);
    }

    private PriorityQueue<Turn> turns(List<ProcessFolder> folders) throws IOException {
        PriorityQueue<Turn> turns =
                new PriorityQueue<>(Comparator.comparingLong(Turn::at).thenComparingLong(Turn::firstSeq));
        for (ProcessFolder folder : folders) {
            for (SegmentFile file : folder.segments()) {
                if (!finished.contains(file.stem())) {
                    turns.add(turn(file, folder));
                }
            }
        }
        return turns;
    }

    /** From the beginning on, if it has none that can be read yet. */
    private Turn turn(SegmentFile file, ProcessFolder folder) {
        FollowedSegment segment = open.get(file.stem());
        if (segment != null) {
            return new Turn(clocks.at(folder.name(), segment.base(), segment.mono()), segment.firstSeq(), file, folder);
        }
        ClockPair base = bases.get(file.stem());
        if (base == null) {
            base = base(file);
            if (base == null) {
                return new Turn(Long.MIN_VALUE, 0, file, folder);
            }
            bases.put(file.stem(), base);
        }
        return new Turn(clocks.at(folder.name(), base, base.mono()), Long.MAX_VALUE, file, folder);
    }

    private static @Nullable ClockPair base(SegmentFile file) {
        try {
            return file.base();
        } catch (DamagedSegment | IOException halfMade) {
            return null;
        }
    }

    private void read(PriorityQueue<Turn> turns, List<Entry> found) {
        while (!turns.isEmpty() && found.size() < most) {
            Turn turn = turns.remove();
            FollowedSegment segment = segment(turn.file(), turn.folder());
            if (segment != null && read(segment, found)) {
                turns.add(turn(turn.file(), turn.folder()));
            }
        }
        if (!turns.isEmpty()) {
            complete = turns.peek().at();
            turns.forEach(turn -> behind.add(turn.folder().name()));
        }
    }

    private @Nullable FollowedSegment segment(SegmentFile file, ProcessFolder folder) {
        FollowedSegment known = open.get(file.stem());
        if (known != null) {
            return known;
        }
        try {
            FollowedSegment segment = FollowedSegment.open(file, folder.name());
            if (segment != null) {
                open.put(file.stem(), segment);
            }
            return segment;
        } catch (DamagedSegment | IOException damaged) {
            // The file may be half made, or just be sealed: it is looked at again for some seconds.
            if (failures.merge(file.stem(), 1, Integer::sum) >= MAX_FAILURES) {
                finish(file.stem());
            } else {
                behind.add(folder.name());
            }
            return null;
        }
    }

    /** Whether there may be more of it now. */
    private boolean read(FollowedSegment segment, List<Entry> found) {
        String stream = segment.stream();
        long expected = nextSeq.getOrDefault(stream, 0L);
        long from = segment.nextSeq();
        List<Entry> entries = segment.poll(settled.getOrDefault(stream, 0L), Math.min(PIECE, most));
        if (from > expected && !entries.isEmpty()) {
            Origin owner = entries.get(0).origin();
            Loss loss = new Loss(expected, from - expected, Losses.NO_SEGMENT);
            found.add(Losses.entry(owner, stream, entries.get(0).mono(), loss));
        }
        found.addAll(entries);
        if (!entries.isEmpty()) {
            nextSeq.put(stream, Math.max(expected, segment.nextSeq()));
        }
        if (segment.finished()) {
            finish(segment.stem());
        }
        return segment.hasMore();
    }

    private void finish(Path stem) {
        open.remove(stem);
        bases.remove(stem);
        finished.add(stem);
    }

    /** What stands behind the last line ends: nobody waits any more for the rest of it. */
    public List<Entry> rest() {
        List<Entry> found = new ArrayList<>();
        files.values().forEach(lines -> found.addAll(lines.rest()));
        return found;
    }

    /** Whether there is more of it. */
    private boolean lines(Path file, List<Entry> found) throws IOException {
        FollowedLines lines = files.get(file);
        if (lines == null) {
            lines = new FollowedLines(file, host, clock, FilePlace.beginning(file));
            files.put(file, lines);
        }
        List<Entry> entries = lines.poll();
        found.addAll(entries);
        if (lines.hasMore()) {
            long last = entries.isEmpty()
                    ? Long.MIN_VALUE
                    : entries.get(entries.size() - 1).mono();
            complete = Math.min(complete, last);
        }
        return lines.hasMore();
    }
}
