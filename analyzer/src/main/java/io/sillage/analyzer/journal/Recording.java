package io.sillage.analyzer.journal;

import io.sillage.analyzer.capture.Captures;
import io.sillage.event.ClockPair;
import io.sillage.event.Loss;
import io.sillage.event.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A recording that can be read: a directory that {@code sillage} made, a file of JSON lines, or a capture of packets.
 *
 * <p>Nothing is held open, and the recording may be written while it is read.
 */
public final class Recording {
    private final Path path;
    private final String host;
    private final String bootId;
    private final ClockPair clock;
    private final List<String> remarks;

    Recording(Path path, String host, String bootId, ClockPair clock, List<String> remarks) {
        this.path = path;
        this.host = host;
        this.bootId = bootId;
        this.clock = clock;
        this.remarks = List.copyOf(remarks);
    }

    /**
     * Opens a recording.
     *
     * @throws RecordingProblem when there is none, or this program can't read it
     */
    public static Recording open(Path path) {
        try {
            return RecordingOpener.open(path);
        } catch (IOException e) {
            throw RecordingProblem.environment(
                    "can't read the recording " + path + ": " + e + "; are you allowed to?", e);
        }
    }

    /** Whether there is something to open yet: a file of lines that is just begun has no whole one. */
    public static boolean isBegun(Path path) {
        try {
            return !Files.isRegularFile(path) || Captures.recognises(path) || JsonLines.wholeLines(path) > 0;
        } catch (IOException unreadable) {
            return true;
        }
    }

    /** Whether who follows it sees what is written into it; a capture is read as it is. */
    public boolean grows() {
        try {
            return Files.isDirectory(path) || !Captures.recognises(path);
        } catch (IOException gone) {
            return false;
        }
    }

    public Path path() {
        return path;
    }

    public String host() {
        return host;
    }

    /** The kernel's boot id at its beginning, empty where it is not known. */
    public String bootId() {
        return bootId;
    }

    /** The first clock pair, which gives every event its {@code time}. */
    public ClockPair clock() {
        return clock;
    }

    /** What was odd about the recording as a whole, for people. */
    public List<String> remarks() {
        return remarks;
    }

    /** The processes that are known to have ended by now, with or without saying so. */
    public Set<String> endedWriters() {
        return Writers.ended(path);
    }

    /** Looks at all that is there now. */
    public Snapshot snapshot() {
        return snapshot(false);
    }

    /** The same for a {@link Follower} to go on from: of files of lines only those that are whole. */
    public Snapshot snapshotToFollow() {
        return snapshot(true);
    }

    private Snapshot snapshot(boolean toFollow) {
        try {
            return Files.isDirectory(path) ? ofDirectory(toFollow) : ofFile(toFollow);
        } catch (IOException e) {
            throw RecordingProblem.environment("can't read the recording " + path + ": " + e, e);
        }
    }

    private Snapshot ofFile(boolean toFollow) throws IOException {
        if (Captures.recognises(path)) {
            return new Snapshot(List.of(), List.of(), List.of(), List.of(CaptureRun.find(path)), List.of());
        }
        JsonLines file = JsonLines.find(path, host, clock, toFollow);
        return new Snapshot(List.of(), List.of(), List.of(file), List.of(), file.losses());
    }

    private Snapshot ofDirectory(boolean toFollow) throws IOException {
        Retention retention = Retention.read(path);
        List<Origin> owners = new ArrayList<>();
        List<Lane> lanes = new ArrayList<>();
        List<JsonLines> files = new ArrayList<>();
        List<Entry> strays = new ArrayList<>();
        for (ProcessFolder folder : folders(path)) {
            Origin owner = folder.owner(host);
            owners.add(owner);
            lanes.addAll(Lane.of(owner, folder.find(owner, clock.mono(), strays), retention));
            for (Path json : folder.jsonFiles()) {
                JsonLines file = JsonLines.find(json, host, clock, toFollow);
                files.add(file);
                strays.addAll(file.losses());
            }
        }
        if (retention != null) {
            strays.addAll(deletedStreams(retention, lanes));
        }
        return new Snapshot(
                List.copyOf(owners), List.copyOf(lanes), List.copyOf(files), List.of(), List.copyOf(strays));
    }

    private List<Entry> deletedStreams(Retention retention, List<Lane> lanes) {
        Set<String> there = new HashSet<>();
        lanes.forEach(lane -> there.add(lane.stream()));
        List<Entry> deleted = new ArrayList<>();
        for (String stream : retention.streams()) {
            long count = retention.toSeq(stream);
            if (count > 0 && !there.contains(stream)) {
                Origin owner = new Origin(stream.replaceAll("/.*", ""), host, null, 0, stream, null, null);
                deleted.add(Losses.entry(owner, stream, clock.mono(), new Loss(0, count, "deleted by retention")));
            }
        }
        return deleted;
    }

    static List<ProcessFolder> folders(Path recording) throws IOException {
        try (Stream<Path> paths = Files.list(recording)) {
            return paths.filter(Files::isDirectory)
                    .map(ProcessFolder::of)
                    .filter(folder -> folder.pid() > 0)
                    .sorted()
                    .toList();
        }
    }
}
