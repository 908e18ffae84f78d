package io.sillage.analyzer.journal;

import io.sillage.analyzer.json.ByteLines;
import io.sillage.event.ClockPair;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file of JSON lines that grows. Lines are read when they are whole. */
final class FollowedLines {
    private static final int MAX_CHUNK = 1 << 20;
    private static final int MAX_LINE = 1 << 28;

    private final Path file;
    private final JsonEvents parser;
    private long position;
    /** More than a line takes, of those that were met. */
    private int chunk = MAX_CHUNK;

    private boolean more;

    FollowedLines(Path file, String host, ClockPair clock, long position) {
        this.file = file;
        this.position = position;
        parser = new JsonEvents(file, host, clock);
    }

    List<Entry> poll() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (ByteLines lines = ByteLines.of(wholeLines())) {
            for (Entry entry = parser.next(lines); entry != null; entry = parser.next(lines)) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** Whether there is more than was read. */
    boolean hasMore() {
        return more;
    }

    private byte[] wholeLines() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long there = channel.size() - position;
            more = there > chunk;
            if (there <= 0) {
                return new byte[0];
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(there, chunk));
            int read = Math.max(0, channel.read(bytes, position));
            int end = read;
            while (end > 0 && bytes.get(end - 1) != '\n') {
                end--;
            }
            if (end == 0 && more) {
                more = chunk < MAX_LINE;
                chunk = Math.min(MAX_LINE, 2 * chunk);
            }
            position += end;
            return Arrays.copyOf(bytes.array(), end);
        } catch (NoSuchFileException gone) {
            more = false;
            return new byte[0];
        }
    }
}
