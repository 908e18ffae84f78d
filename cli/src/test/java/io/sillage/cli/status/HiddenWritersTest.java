package io.sillage.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes as they stand under /proc, some of them in nobody's sight. */
class HiddenWritersTest {
    @TempDir
    private Path folder;

    private Path file;
    private Path processes;

    @BeforeEach
    void begin() throws Exception {
        file = Files.writeString(folder.resolve("log.ndjson"), "");
        processes = Files.createDirectory(folder.resolve("proc"));
    }

    private Path process(int id) throws Exception {
        return Files.createDirectory(processes.resolve(String.valueOf(id)));
    }

    private void openProcess(int id, String flags) throws Exception {
        Path process = process(id);
        Files.createSymbolicLink(Files.createDirectory(process.resolve("fd")).resolve("3"), file);
        Files.writeString(Files.createDirectory(process.resolve("fdinfo")).resolve("3"), "pos:\t0\nflags:\t" + flags);
    }

    /** What can't be opened as a directory, whoever asks: as root nothing is forbidden. */
    private void hiddenProcess(int id) throws Exception {
        Files.writeString(process(id).resolve("fd"), "");
    }

    private boolean mayHaveMissedOne(boolean found) {
        FileWriters writers = new FileWriters(file, processes);
        assertThat(writers.any()).isEqualTo(found);
        return writers.mayHaveMissedOne();
    }

    @Test
    void whereAllCanBeSeenNobodyIsMissed() throws Exception {
        openProcess(1, "0100000");
        process(2);
        assertThat(mayHaveMissedOne(false)).isFalse();
    }

    @Test
    void whoCanNotBeSeenMayBeTheWriter() throws Exception {
        openProcess(1, "0100000");
        hiddenProcess(2);
        assertThat(mayHaveMissedOne(false)).isTrue();
    }

    @Test
    void nothingIsMissedWhereSomebodyWasFound() throws Exception {
        hiddenProcess(1);
        openProcess(2, "0102001");
        assertThat(mayHaveMissedOne(true)).isFalse();
    }

    @Test
    void whereOnlyOurOwnAreListedOthersMayBeTheWriter() throws Exception {
        openProcess(7, "0100000");
        assertThat(mayHaveMissedOne(false)).isTrue();
    }
}
