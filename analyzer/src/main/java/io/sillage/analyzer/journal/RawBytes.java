package io.sillage.analyzer.journal;

import io.sillage.event.DamagedSegment;
import io.sillage.event.SegmentHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * What is committed of a raw segment, copied from its file, so that a writer can go on and a cut file can't harm us.
 * The two header fields that no checksum covers are mended where they can't be true.
 *
 * @param bytes a buffer that a {@link io.sillage.event.SegmentReader} takes
 * @param damage what was wrong with the file, absent when nothing was
 */
record RawBytes(ByteBuffer bytes, @Nullable String damage) {
    private static final int STATE = 12;
    private static final int COMMITTED = 16;

    /**
     * Reads a file.
     *
     * @return null when no writer has claimed it yet
     * @throws DamagedSegment when the header can't be trusted, so nothing after it can
     */
    static @Nullable RawBytes read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            ByteBuffer header = fill(channel, ByteBuffer.allocate(SegmentHeader.BYTES));
            if (unclaimed(header)) {
                return null;
            }
            if (size < SegmentHeader.BYTES) {
                throw new DamagedSegment("the header is cut: " + size + " bytes, need " + SegmentHeader.BYTES);
            }
            int state = header.getInt(STATE);
            long committed = header.getLong(COMMITTED);
            boolean stateDamaged = state != SegmentHeader.OPEN && state != SegmentHeader.CLOSED;
            boolean endDamaged = committed < SegmentHeader.BYTES || committed > size;
            ByteBuffer bytes = fill(channel, ByteBuffer.allocate(Math.toIntExact(endDamaged ? size : committed)));
            int end = endDamaged ? lastByte(bytes) : bytes.capacity();
            bytes.putInt(STATE, stateDamaged ? SegmentHeader.CLOSED : state).putLong(COMMITTED, end);
            SegmentHeader.check(bytes);
            return new RawBytes(bytes, damage(stateDamaged, state, endDamaged, committed, size));
        }
    }

    /** Whether a file has no writer yet. */
    static boolean unclaimed(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return unclaimed(fill(channel, ByteBuffer.allocate(SegmentHeader.BYTES)));
        }
    }

    /** As the file is made: empty, then zeros, then a header without a claim. */
    private static boolean unclaimed(ByteBuffer header) {
        int there = header.limit();
        if (there == 0 || there >= Long.BYTES && header.getLong(0) == 0) {
            return true;
        }
        return there == SegmentHeader.BYTES
                && header.getInt(STATE) == SegmentHeader.PREPARED
                && header.getLong(COMMITTED) <= SegmentHeader.BYTES;
    }

    private static @Nullable String damage(
            boolean stateDamaged, int state, boolean endDamaged, long committed, long size) {
        if (endDamaged) {
            return committed > size
                    ? "cut at byte " + size + " of " + committed
                    : "committed end " + committed + " at byte " + COMMITTED + " is damaged";
        }
        return stateDamaged ? "state " + state + " at byte " + STATE + " is damaged" : null;
    }

    private static int lastByte(ByteBuffer bytes) {
        int end = bytes.capacity();
        while (end > SegmentHeader.BYTES && bytes.get(end - 1) == 0) {
            end--;
        }
        return end;
    }

    private static ByteBuffer fill(FileChannel channel, ByteBuffer buffer) throws IOException {
        int at = 0;
        int read;
        while (buffer.hasRemaining() && (read = channel.read(buffer, at)) >= 0) {
            at += read;
        }
        return buffer.flip().order(ByteOrder.LITTLE_ENDIAN);
    }
}
