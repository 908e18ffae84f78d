package io.sillage.cli;

import io.sillage.event.RecordingFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Where recordings lie, by name or by default. */
final class Recordings {
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path directory;

    Recordings(Path workingDirectory) {
        directory = workingDirectory.resolve("recordings");
    }

    /** The recording to read: the one named, else the newest under ./recordings. */
    Path existing(@Nullable String named) {
        return named == null ? newest() : check(named);
    }

    private Path check(String named) {
        Path path = directory.resolveSibling(named).normalize();
        if (!Files.exists(path)) {
            Path newest = findNewest();
            throw Refusal.wrongUsage("no such recording: '" + named + "'; "
                    + (newest == null
                            ? "make one with: sillage run -- COMMAND"
                            : "the newest here is " + shown(newest)));
        }
        return path;
    }

    private Path newest() {
        Path newest = findNewest();
        if (newest == null) {
            throw Refusal.wrongUsage(
                    "no recording under ./recordings; name one, or make one with: sillage run -- COMMAND");
        }
        return newest;
    }

    private @Nullable Path findNewest() {
        Path newest = null;
        long newestWall = Long.MIN_VALUE;
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory, Recordings::isRecording)) {
            for (Path path : paths) {
                long wall = created(path);
                if (newest == null || wall > newestWall) {
                    newest = path;
                    newestWall = wall;
                }
            }
        } catch (IOException noDirectory) {
            return newest;
        }
        return newest;
    }

    private static long created(Path recording) {
        try {
            return RecordingFile.read(recording).clock().wall();
        } catch (IOException | RuntimeException unreadable) {
            return Long.MIN_VALUE;
        }
    }

    private static boolean isRecording(Path path) {
        return Files.isRegularFile(path.resolve(RecordingFile.NAME));
    }

    /** Where to begin a recording: the directory named, else ./recordings/NAME-UTCTIME. The collector refuses a used one. */
    Path fresh(@Nullable String named, String name, Instant now) {
        if (named != null) {
            return directory.resolveSibling(named).normalize();
        }
        String stem = name.replaceAll("[^A-Za-z0-9._-]", "_") + "-" + UTC_TIME.format(now);
        Path path = directory.resolve(stem);
        for (int repeat = 2; Files.exists(path); repeat++) {
            path = directory.resolve(stem + "-" + repeat);
        }
        return path;
    }

    /** A path as a person would type it here. */
    String shown(Path path) {
        Path here = directory.getParent();
        return here != null && path.startsWith(here) ? here.relativize(path).toString() : path.toString();
    }
}
