package io.sillage.recorder;

import io.sillage.event.ClockPair;
import io.sillage.event.Nullable;
import io.sillage.event.SegmentHeader;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;

/**
 * Makes prepared segments in this process's folder. Slow (about 300 microseconds a MiB), so only the keeper thread calls
 * it, except for the first few before {@code main}.
 *
 * <p>The zeros are written before the file is mapped: a store into a hole of a full disk would be a SIGBUS in somebody
 * else's process. {@code java.io} only: {@code java.nio.file} before {@code main} would fix the default file system
 * provider of the application.
 */
final class SegmentFiles {
    private static final byte[] ZEROS = new byte[64 << 10];
    private static final int PAGE_BYTES = 4096;

    private final File folder;
    private final long floorBytes;
    private int count;
    /** Held, never read: the lock lives as long as its channel does, and tells the daemon that we live. */
    private @Nullable FileLock alive;

    SegmentFiles(File folder, long floorBytes) {
        this.folder = folder;
        this.floorBytes = floorBytes;
    }

    /** Makes the folder and takes its lock. */
    void open() throws IOException {
        if (!folder.mkdir()) {
            throw new IOException("can't make " + folder + (folder.exists() ? ": it exists" : ""));
        }
        ownerOnly(folder);
        if (!folder.setExecutable(true, true)) {
            throw new IOException("can't set the permissions of " + folder);
        }
        // Under its name only when it is locked: a daemon that looks in between must not take us for dead.
        File lock = new File(folder, "alive.lock.new");
        FileChannel channel = new RandomAccessFile(lock, "rw").getChannel();
        ownerOnly(lock);
        alive = channel.tryLock();
        if (alive == null || !lock.renameTo(new File(folder, "alive.lock"))) {
            throw new IOException("can't lock " + lock);
        }
    }

    /** A new segment, mapped and its pages touched. */
    ByteBuffer prepare(int bytes) throws IOException {
        long free = folder.getUsableSpace();
        if (free - bytes < floorBytes) {
            throw new IOException(
                    "free space would fall below the floor: freeBytes=" + free + ", floorBytes=" + floorBytes);
        }
        File file = new File(folder, name(++count));
        try (RandomAccessFile access = new RandomAccessFile(file, "rw")) {
            ownerOnly(file);
            for (int at = 0; at < bytes; at += ZEROS.length) {
                access.write(ZEROS, 0, Math.min(ZEROS.length, bytes - at));
            }
            ByteBuffer segment = access.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, bytes);
            for (int at = 0; at < bytes; at += PAGE_BYTES) {
                segment.put(at, (byte) 0);
            }
            SegmentHeader.prepare(segment, ClockPair.now());
            return segment;
        } catch (IOException | RuntimeException | Error e) {
            // An unfinished file would look like a damaged segment.
            file.delete();
            throw e;
        }
    }

    /** Fixed width, so that the names sort as they were made; more digits are no error. */
    private static String name(int number) {
        String digits = Integer.toString(number);
        return "s" + "000000".substring(Math.min(6, digits.length())) + digits + ".seg";
    }

    private static void ownerOnly(File file) {
        file.setExecutable(false, false);
        file.setReadable(false, false);
        file.setWritable(false, false);
        file.setReadable(true, true);
        file.setWritable(true, true);
    }
}
