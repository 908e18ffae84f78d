package io.sillage.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes a file where recordings go, and asks how much room there is. */
final class Disk implements Check {
    private static final long MIB = 1 << 20;
    private static final long ENOUGH_MIB = 1024;

    private final Path directory;

    Disk(Path directory) {
        this.directory = directory;
    }

    @Override
    public List<Finding> findings() {
        try {
            Files.delete(Files.createTempFile(directory, ".sillage-doctor", ""));
            long freeMib = Files.getFileStore(directory).getUsableSpace() / MIB;
            return List.of(
                    freeMib < ENOUGH_MIB
                            ? Finding.limited(
                                    "disk",
                                    freeMib + " MiB free in " + directory + ": long recordings will stop early",
                                    "free some, or record elsewhere: --recording DIR")
                            : Finding.works("disk", freeMib + " MiB free in " + directory));
        } catch (IOException e) {
            return List.of(Finding.broken(
                    "disk",
                    "cannot write in " + directory + ": " + e.getMessage(),
                    "record elsewhere: --recording DIR"));
        }
    }
}
