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
import java.util.Set;

/**
 * Finds what was written since it looked last: in segments that it knows, in new ones, in new folders. Asked about ten
 * times a second by one thread.
 */
public final class Follower {
    private static final int MAX_FAILURES = 50;

    private final Path recording;
    private final String host;
    private final ClockPair clock;
    private final Map<String, ClockPair> newPairs = new HashMap<>();
    private final Map<Path, FollowedSegment> open = new HashMap<>();
    private final Map<Path, FollowedLines> files = new HashMap<>();
    private final Map<String, Long> nextSeq = new HashMap<>();
    private final Map<String, Long> settled = new HashMap<>();
    private final Map<Path, Integer> failures = new HashMap<>();
    private final Set<Path> finished = new HashSet<>();

    /** @param snapshot what was read before: it is not read again */
    public Follower(Recording recording, Snapshot snapshot) {
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
            files.put(file.path(), new FollowedLines(file.path(), host, clock, file.bytesRead()));
        }
    }

    /** Everything that is new, a stream's in its order. */
    public List<Entry> poll() {
        List<Entry> found = new ArrayList<>();
        try {
            if (finished.contains(recording)) {
                return found;
            }
            if (!Files.isDirectory(recording)) {
                lines(recording, found);
                return found;
            }
            for (ProcessFolder folder : Recording.folders(recording)) {
                poll(folder, found);
            }
        } catch (IOException vanished) {
            // A folder that retention just took: the next poll sees the rest.
        }
        return found;
    }

    /** A clock pair of each process whose segments were found by following. */
    public Map<String, ClockPair> clockPairs() {
        return newPairs;
    }

    private void poll(ProcessFolder folder, List<Entry> found) throws IOException {
        List<FollowedSegment> due = new ArrayList<>();
        for (SegmentFile file : folder.segments()) {
            if (!finished.contains(file.stem())) {
                FollowedSegment segment = segment(file, folder);
                if (segment != null) {
                    due.add(segment);
                }
            }
        }
        due.sort(Comparator.comparingLong(FollowedSegment::firstSeq));
        for (FollowedSegment segment : due) {
            read(segment, found);
        }
        for (Path json : folder.jsonFiles()) {
            lines(json, found);
        }
    }

    private @org.jspecify.annotations.Nullable FollowedSegment segment(SegmentFile file, ProcessFolder folder) {
        FollowedSegment known = open.get(file.stem());
        if (known != null) {
            return known;
        }
        try {
            FollowedSegment segment = FollowedSegment.open(file, folder.name());
            if (segment != null) {
                open.put(file.stem(), segment);
                newPairs.putIfAbsent(folder.name(), segment.base());
            }
            return segment;
        } catch (DamagedSegment | IOException damaged) {
            // The file may be half made, or just be sealed: it is looked at again for some seconds.
            if (failures.merge(file.stem(), 1, Integer::sum) >= MAX_FAILURES) {
                finished.add(file.stem());
            }
            return null;
        }
    }

    private void read(FollowedSegment segment, List<Entry> found) {
        String stream = segment.stream();
        long expected = nextSeq.getOrDefault(stream, 0L);
        long firstSeq = segment.firstSeq();
        List<Entry> entries = segment.poll(settled.getOrDefault(stream, 0L));
        if (firstSeq > expected && !entries.isEmpty()) {
            Origin owner = entries.get(0).origin();
            Loss loss = new Loss(expected, firstSeq - expected, Losses.NO_SEGMENT);
            found.add(Losses.entry(owner, stream, entries.get(0).mono(), loss));
        }
        found.addAll(entries);
        if (!entries.isEmpty()) {
            nextSeq.put(stream, Math.max(expected, segment.nextSeq()));
        }
        if (segment.finished()) {
            open.remove(segment.stem());
            finished.add(segment.stem());
        }
    }

    private void lines(Path file, List<Entry> found) throws IOException {
        found.addAll(files.computeIfAbsent(file, path -> new FollowedLines(path, host, clock, 0))
                .poll());
    }
}
