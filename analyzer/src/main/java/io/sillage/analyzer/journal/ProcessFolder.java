package io.sillage.analyzer.journal;

import io.sillage.event.DamagedSegment;
import io.sillage.event.Loss;
import io.sillage.event.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one writing process.
 *
 * @param path the folder, named {@code PID-STARTMILLIS}
 * @param pid 0 where the name is another
 */
record ProcessFolder(Path path, long pid, long startMillis) implements Comparable<ProcessFolder> {
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    static ProcessFolder of(Path path) {
        Matcher name = NAME.matcher(path.getFileName().toString());
        return name.matches()
                ? new ProcessFolder(path, Long.parseLong(name.group(1)), Long.parseLong(name.group(2)))
                : new ProcessFolder(path, 0, Long.MAX_VALUE);
    }

    /** By the time of their start, then by process id. */
    @Override
    public int compareTo(ProcessFolder other) {
        int byStart = Long.compare(startMillis, other.startMillis);
        int byPid = byStart != 0 ? byStart : Long.compare(pid, other.pid);
        return byPid != 0 ? byPid : path.compareTo(other.path);
    }

    String name() {
        return path.getFileName().toString();
    }

    /** The segments by their names, raw or sealed or both; files half made are left out. */
    List<SegmentFile> segments() throws IOException {
        SortedSet<Path> stems = new TreeSet<>();
        for (Path file : files()) {
            String name = file.getFileName().toString();
            for (String ending : List.of(SegmentFile.RAW, SegmentFile.SEALED)) {
                if (name.endsWith(ending)) {
                    stems.add(file.resolveSibling(name.substring(0, name.length() - ending.length())));
                }
            }
        }
        return stems.stream().map(SegmentFile::new).toList();
    }

    List<Path> jsonFiles() throws IOException {
        return files().stream()
                .filter(file -> file.getFileName().toString().endsWith(".ndjson"))
                .toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.sorted().toList();
        } catch (UncheckedIOException vanished) {
            throw vanished.getCause();
        }
    }

    /** Who writes here, as its first readable segment says; else as far as the folder's name tells. */
    Origin owner(String host) throws IOException {
        Origin unknown = new Origin(name(), host, null, pid, name(), null, null);
        for (SegmentFile file : segments()) {
            Origin origin = origin(file, unknown);
            if (origin != null && origin.process().equals(name())) {
                return origin;
            }
        }
        return unknown;
    }

    private static @Nullable Origin origin(SegmentFile file, Origin unknown) throws IOException {
        try {
            Segment segment = Segment.find(file, unknown);
            return segment == null ? null : segment.origin();
        } catch (DamagedSegment damaged) {
            return null;
        }
    }

    /** Finds all segments. Files of which not even the lane can be told become losses of a stream named after them. */
    List<Segment> find(Origin owner, long beginMono, List<Entry> losses) throws IOException {
        List<Segment> found = new ArrayList<>();
        for (SegmentFile file : segments()) {
            try {
                Segment segment = Segment.find(file, owner);
                if (segment != null) {
                    found.add(segment);
                }
            } catch (DamagedSegment damaged) {
                Loss loss = new Loss(0, 1, file.name() + ": " + SegmentScan.why(damaged));
                losses.add(Losses.entry(owner, name() + "/" + file.name(), beginMono, loss));
            }
        }
        return found;
    }
}
