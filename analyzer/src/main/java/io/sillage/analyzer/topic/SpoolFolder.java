package io.sillage.analyzer.topic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** A temporary directory that is a recording, for nobody else to read. Closing deletes it. */
final class SpoolFolder implements AutoCloseable {
    private final Path directory;

    private SpoolFolder(Path directory) {
        this.directory = directory;
    }

    static SpoolFolder make() throws IOException {
        return new SpoolFolder(Files.createTempDirectory(
                "sillage-topics-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
    }

    Path directory() {
        return directory;
    }

    /** The folder for files of JSON lines. */
    Path lines() throws IOException {
        return Files.createDirectory(directory.resolve("1-0"));
    }

    /** What makes it a recording. */
    void describe(TopicOrigin origin) throws IOException {
        Files.writeString(directory.resolve("recording.json"), origin.description());
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException left) {
            // a temporary directory that somebody else cleans up, or does so just now
        }
    }
}
