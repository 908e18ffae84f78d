package io.sillage.collector.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * One collector a recording. The lock ends with the process, however that ends; the file stays, since a second one of
 * the same name could be locked beside it.
 */
final class CollectorLock implements AutoCloseable {
    static final String NAME = "collector.lock";

    /** The kernel drops a process's lock when it closes any channel of the file: so ask here before opening one. */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path recording;
    private final FileChannel channel;

    private CollectorLock(Path recording, FileChannel channel) {
        this.recording = recording;
        this.channel = channel;
    }

    static CollectorLock take(Path directory) throws IOException {
        Path recording = directory.toRealPath();
        synchronized (HELD) {
            if (!HELD.add(recording)) {
                throw inUse(directory);
            }
            FileChannel channel = null;
            boolean locked = false;
            try {
                channel = FileChannel.open(
                        recording.resolve(NAME),
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        OwnerOnly.FILE);
                locked = channel.tryLock() != null;
            } finally {
                if (!locked) {
                    HELD.remove(recording);
                    if (channel != null) {
                        channel.close();
                    }
                }
            }
            if (!locked) {
                throw inUse(directory);
            }
            return new CollectorLock(recording, channel);
        }
    }

    private static RecordingRefused inUse(Path directory) {
        return new RecordingRefused(
                RecordingRefused.Reason.IN_USE,
                "another collector records into " + directory + "; stop it, or name another directory");
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            channel.close();
            HELD.remove(recording);
        }
    }
}
