package io.sillage.collector.intake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Asks the lock that a writer holds while it lives. The kernel ends it with the process, however that ends, and a
 * process id in another container's name space does not matter.
 */
final class AliveLocks implements Liveness {
    static final String NAME = "alive.lock";

    /** The kernel drops a process's own lock when it closes any channel of the file: so these stay open. */
    private final Map<Path, FileChannel> ours = new HashMap<>();

    @Override
    public Writer of(Path folder) throws IOException {
        FileChannel channel = ours.get(folder);
        if (channel != null) {
            return askOurs(channel);
        }
        try {
            channel = FileChannel.open(folder.resolve(NAME), StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            return Writer.UNKNOWN;
        }
        boolean ourOwn = false;
        try {
            return ask(channel);
        } catch (OverlappingFileLockException e) {
            ourOwn = true;
            ours.put(folder, channel);
            return Writer.ALIVE;
        } finally {
            if (!ourOwn) {
                channel.close();
            }
        }
    }

    private static Writer askOurs(FileChannel channel) throws IOException {
        try {
            return ask(channel);
        } catch (OverlappingFileLockException e) {
            return Writer.ALIVE;
        }
    }

    private static Writer ask(FileChannel channel) throws IOException {
        try (FileLock lock = channel.tryLock()) {
            return lock == null ? Writer.ALIVE : Writer.DEAD;
        }
    }
}
