package io.sillage.analyzer.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file that somebody else writes, a piece at a time. It may be cut (copied and truncated) or get another name
 * and a successor (rotated): the one that was begun is read to its end, then the one that has the path. It stays open
 * between two looks, as otherwise nobody could find the end of what was renamed.
 */
final class GrowingFile {
    private static final int MOST = 1 << 22;

    private final Path path;
    private @Nullable FileChannel channel;
    private @Nullable Object file;
    private long position;
    /** What stands before the position, below 0 where nobody looked: if it is another byte now, the file is another. */
    private int lastByte = -1;

    private boolean more;
    private boolean anew;
    private boolean cut;

    GrowingFile(Path path, FilePlace from) {
        this.path = path;
        file = from.file();
        position = from.bytes();
    }

    /** What was added, at most four megabytes of it; says by {@link #beginsAnew} where it is the beginning of a file. */
    byte[] read() throws IOException {
        anew = false;
        cut = false;
        more = false;
        FileChannel open = open();
        if (open == null) {
            return new byte[0];
        }
        if (open.size() < position || !lastByteIsThere(open)) {
            cut = true;
            begin();
        }
        byte[] bytes = piece(open);
        if (bytes.length > 0 || anew || !isReplaced()) {
            return bytes;
        }
        // what was written since, and before it was renamed
        byte[] last = piece(open);
        return last.length > 0 ? last : successor();
    }

    private @Nullable FileChannel open() throws IOException {
        if (channel == null) {
            try {
                channel = FileChannel.open(path, StandardOpenOption.READ);
            } catch (NoSuchFileException notYet) {
                return null;
            }
            Object now = FilePlace.key(path);
            if (!Objects.equals(now, file)) {
                begin();
            }
            file = now;
        }
        return channel;
    }

    private void begin() {
        anew = true;
        position = 0;
        lastByte = -1;
    }

    private boolean lastByteIsThere(FileChannel open) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        return position == 0 || lastByte < 0 || open.read(one, position - 1) < 1 || one.get(0) == (byte) lastByte;
    }

    private byte[] piece(FileChannel open) throws IOException {
        long there = open.size() - position;
        if (there <= 0) {
            return new byte[0];
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(there, MOST));
        int read = Math.max(0, open.read(bytes, position));
        position += read;
        lastByte = read > 0 ? bytes.get(read - 1) & 0xFF : lastByte;
        more = read > 0 && there > read;
        return Arrays.copyOf(bytes.array(), read);
    }

    private boolean isReplaced() throws IOException {
        try {
            return file != null && !file.equals(FilePlace.key(path));
        } catch (NoSuchFileException notYet) {
            return false;
        }
    }

    private byte[] successor() throws IOException {
        close();
        FileChannel open = open();
        return open == null ? new byte[0] : piece(open);
    }

    /** Whether what was read last is the beginning of a file, and the one before has ended. */
    boolean beginsAnew() {
        return anew;
    }

    /** Whether that is so because the file was cut. */
    boolean wasCut() {
        return cut;
    }

    /** Whether there is more than was read. */
    boolean hasMore() {
        return more;
    }

    void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException nothingToLose) {
            // it was only read
        }
        channel = null;
    }
}
