package io.sillage.analyzer.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** Whether the writer of a folder lives: as long as it does, it holds a lock, in whatever container it is. */
public final class Writers {
    private static final String LOCK = "alive.lock";

    private Writers() {}

    /** Whether somebody writes into a recording that is a directory. */
    public static boolean anyAlive(Path recording) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(recording, Files::isDirectory)) {
            for (Path folder : folders) {
                if (alive(folder)) {
                    return true;
                }
            }
        } catch (IOException noDirectory) {
            return false;
        }
        return false;
    }

    /** The processes whose lock is there and free: they have ended, however that came, and write no more. */
    static Set<String> ended(Path recording) {
        Set<String> ended = new HashSet<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(recording, Files::isDirectory)) {
            for (Path folder : folders) {
                if (isKnownToHaveEnded(folder)) {
                    ended.add(folder.getFileName().toString());
                }
            }
        } catch (IOException noDirectory) {
            return Set.of();
        }
        return ended;
    }

    private static boolean isKnownToHaveEnded(Path folder) {
        try {
            return !isHeld(folder.resolve(LOCK));
        } catch (IOException noLockOrNotOurs) {
            return false;
        }
    }

    /** Whether the writer of that folder lives; where there is no lock it does not. */
    public static boolean alive(Path folder) {
        try {
            return isHeld(folder.resolve(LOCK));
        } catch (IOException noLock) {
            return false;
        }
    }

    /** Asks for a shared lock, which needs no more than may be read: a recording may be on a disk that we must not write to. */
    private static boolean isHeld(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null;
        } catch (OverlappingFileLockException ourOwn) {
            return true;
        }
    }
}
