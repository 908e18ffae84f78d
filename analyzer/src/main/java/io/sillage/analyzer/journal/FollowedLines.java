package io.sillage.analyzer.journal;

import io.sillage.analyzer.json.ByteLines;
import io.sillage.analyzer.json.LineEnds;
import io.sillage.event.ClockPair;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A file of JSON lines that grows. Lines are read when they are whole: what stands behind the last line end waits for the rest
 * of it. Of a file that was cut, or replaced by another one of its name, reading begins anew.
 */
final class FollowedLines {
    private static final int MAX_LINE = 1 << 28;

    private final Path file;
    private final String host;
    private final JsonEvents parser;
    private final GrowingFile bytes;
    private final int maxLine;
    /** Of the line that has no end yet. A new one each time, as one line may be a thousand times as long as all others. */
    private ByteArrayOutputStream half = new ByteArrayOutputStream();
    /** Whether that ends with a carriage return. */
    private boolean returned;
    /** Whether the line that began was given up, as it is too long. */
    private boolean skips;

    private long lastMono;

    FollowedLines(Path file, String host, ClockPair clock, FilePlace from) {
        this(file, host, clock, from, MAX_LINE);
    }

    /** @param maxLine of a longer line, in bytes, nothing is read */
    FollowedLines(Path file, String host, ClockPair clock, FilePlace from, int maxLine) {
        this.file = file;
        this.host = host;
        this.maxLine = maxLine;
        lastMono = clock.mono();
        bytes = new GrowingFile(file, from);
        parser = new JsonEvents(file, host, clock).inOrderOfLines();
        parser.behind(from.lines());
    }

    /** Knows the clocks of processes from the lines that are there already. */
    FollowedLines knowing(Map<String, ClockPair> pairs) {
        parser.knowing(pairs);
        return this;
    }

    /** The events of the lines that are whole now, and what is to be told of others; a part of them if there are many. */
    List<Entry> poll() throws IOException {
        List<Entry> entries = new ArrayList<>();
        byte[] news = bytes.read();
        if (bytes.beginsAnew()) {
            giveUpWaiting(entries);
            parser.behind(0);
            if (bytes.wasCut()) {
                entries.add(cut());
            }
        }
        take(news, entries);
        return entries;
    }

    private Entry cut() {
        String reason =
                "it was cut while it was read, and is read from its beginning; of what was written last before that,"
                        + " some may be missing";
        return BadLines.loss(file, host, lastMono, 1, 1, reason);
    }

    private void take(byte[] news, List<Entry> entries) {
        int end = LineEnds.last(news, news.length);
        if (end > 0 || returned && news.length > 0) {
            half.write(news, 0, end);
            parse(entries);
        }
        half.write(news, end, news.length - end);
        returned = news.length > 0 ? news[news.length - 1] == '\r' : returned;
        if (half.size() > maxLine) {
            half = new ByteArrayOutputStream();
            skips = true;
        }
    }

    private void giveUpWaiting(List<Entry> entries) {
        if (half.size() > 0 || skips) {
            parse(entries);
        }
        returned = false;
    }

    private void parse(List<Entry> entries) {
        try (ByteLines lines = ByteLines.of(half.toByteArray())) {
            half = new ByteArrayOutputStream();
            if (skips) {
                lines.next();
                parser.tooLong(maxLine);
                skips = false;
            }
            for (Entry entry = parser.next(lines); entry != null; entry = parser.next(lines)) {
                entries.add(entry);
                lastMono = entry.mono();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Bug: bytes in memory can't be read", e);
        }
        Entry bad = parser.bad().told(lastMono);
        if (bad != null) {
            entries.add(bad);
        }
    }

    /** Whether there is more than was read. */
    boolean hasMore() {
        return bytes.hasMore();
    }

    /** What waits for the rest of its line, as nobody reads on. */
    List<Entry> rest() {
        List<Entry> entries = new ArrayList<>();
        if (!hasMore()) {
            giveUpWaiting(entries);
        }
        bytes.close();
        return entries;
    }
}
