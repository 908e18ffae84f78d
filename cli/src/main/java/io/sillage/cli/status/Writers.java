package io.sillage.cli.status;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Whether the writer of a folder lives: as long as it does, it holds a lock, in whatever container it is. */
public final class Writers {
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

    static boolean alive(Path folder) {
        try (FileChannel channel = FileChannel.open(folder.resolve("alive.lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException ourOwn) {
            return true;
        } catch (IOException noLock) {
            return false;
        }
    }
}
