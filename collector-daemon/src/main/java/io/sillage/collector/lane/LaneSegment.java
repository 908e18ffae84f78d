package io.sillage.collector.lane;

import io.sillage.collector.journal.OwnerOnly;
import io.sillage.event.ClockPair;
import io.sillage.event.SegmentHeader;
import io.sillage.event.SegmentWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * One segment of ours: written in memory, and each event then to the file. Not mapped: our events are few, and a failed
 * write is an exception where a failed store into a mapping ends the process.
 *
 * <p>Guarantee: the file has its name only once it is whole and as large as it will ever be, and {@code committed} is
 * written after what it commits.
 */
final class LaneSegment {
    /** Ends the name of a segment that is not whole yet. */
    static final String UNFINISHED = ".new";

    private static final int COMMITTED = 16;

    private final FileChannel channel;
    private final ByteBuffer buffer;
    private int flushed;

    private LaneSegment(FileChannel channel, ByteBuffer buffer) {
        this.channel = channel;
        this.buffer = buffer;
    }

    /** A prepared segment that only we see yet. */
    static LaneSegment prepare(Path file, int bytes, ClockPair base) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        // Direct, since a heap buffer has no ordered stores.
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes);
        FileChannel channel = FileChannel.open(
                unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.FILE);
        try {
            writeFully(channel, buffer.duplicate(), 0);
            SegmentHeader.prepare(buffer, base);
            return new LaneSegment(channel, buffer);
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }

    /** Makes it the lane's segment at hand, under its name. */
    void open(SegmentWriter writer, Path file) throws IOException {
        writer.open(buffer);
        flush();
        writeHeader();
        Files.move(file.resolveSibling(file.getFileName() + UNFINISHED), file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes what was committed since. When it fails, the next call tries again. */
    void flush() throws IOException {
        int committed = (int) SegmentHeader.committed(buffer);
        if (committed > flushed) {
            int from = Math.max(flushed, SegmentHeader.BYTES);
            writeFully(channel, slice(from, committed - from), from);
            writeFully(channel, slice(COMMITTED, Long.BYTES), COMMITTED);
            flushed = committed;
        }
    }

    /** Writes the state and the loss count. */
    void writeHeader() throws IOException {
        writeFully(channel, slice(0, SegmentHeader.BYTES), 0);
    }

    void close() throws IOException {
        try (channel) {
            flush();
            writeHeader();
        }
    }

    private ByteBuffer slice(int from, int bytes) {
        return buffer.duplicate().position(from).limit(from + bytes);
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }
}
