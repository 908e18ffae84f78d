package io.sillage.analyzer.journal;

import io.sillage.analyzer.json.ByteLines;
import io.sillage.analyzer.json.LineEnds;
import io.sillage.event.ClockPair;
import io.sillage.event.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of JSON lines by our contract, as a run. Looked through once when it is found, read again when opened. */
public final class JsonLines implements Run {
    private final Path file;
    private final String host;
    private final ClockPair clock;
    private final Map<String, ClockPair> firstPairs;
    private final long firstMono;
    private final long lastMono;
    private final long events;
    private final boolean sorted;
    private final FilePlace end;
    private final List<Entry> losses;

    private JsonLines(
            Path file,
            String host,
            ClockPair clock,
            Map<String, ClockPair> firstPairs,
            long firstMono,
            long lastMono,
            long events,
            boolean sorted,
            FilePlace end,
            List<Entry> losses) {
        this.host = host;
        this.clock = clock;
        this.firstPairs = Map.copyOf(firstPairs);
        this.end = end;
        this.file = file;
        this.firstMono = firstMono;
        this.lastMono = lastMono;
        this.events = events;
        this.sorted = sorted;
        this.losses = List.copyOf(losses);
    }

    /**
     * Looks at what the file has now: what is written later is not in this run.
     *
     * @param clock the recording's
     * @param wholeOnly whether a last line without an end is left for somebody who waits for the rest of it
     */
    static JsonLines find(Path file, String host, ClockPair clock, boolean wholeOnly) throws IOException {
        FilePlace beginning = FilePlace.beginning(file);
        long bytes = wholeOnly ? wholeLines(file) : Files.size(file);
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long events = 0;
        boolean sorted = true;
        JsonEvents parser = new JsonEvents(file, host, clock);
        try (ByteLines lines = lines(file, bytes)) {
            for (Entry entry = parser.next(lines); entry != null; entry = parser.next(lines)) {
                sorted &= entry.mono() >= last;
                first = Math.min(first, entry.mono());
                last = Math.max(last, entry.mono());
                events++;
            }
        }
        boolean none = events == 0;
        Entry loss = parser.bad().told(none ? 0 : first);
        return new JsonLines(
                file,
                host,
                clock,
                parser.firstPairs(),
                none ? 0 : first,
                none ? 0 : last,
                events,
                sorted,
                beginning.after(bytes, parser.lines()),
                loss == null ? List.of() : List.of(loss));
    }

    /** How many bytes the whole lines have that are there now. */
    static long wholeLines(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return LineEnds.last(channel, channel.size());
        }
    }

    /** The first event, or null when the first line that is not blank is none. */
    static @Nullable Entry first(Path file) throws IOException {
        JsonEvents parser = new JsonEvents(file, "unknown", null);
        try (ByteLines lines = lines(file, Long.MAX_VALUE)) {
            Entry entry = parser.next(lines);
            return parser.bad().all() > 0 ? null : entry;
        }
    }

    private static ByteLines lines(Path file, long bytes) throws IOException {
        return ByteLines.of(Files.newInputStream(file), bytes);
    }

    List<Entry> losses() {
        return losses;
    }

    /** The clock pair of each process by its first line here. */
    Map<String, ClockPair> firstPairs() {
        return firstPairs;
    }

    Path path() {
        return file;
    }

    /** Where the lines end that are in this run. */
    FilePlace end() {
        return end;
    }

    public long bytesOnDisk() {
        return file.toFile().length();
    }

    @Override
    public String name() {
        return file.getFileName().toString();
    }

    @Override
    public long firstMono() {
        return firstMono;
    }

    @Override
    public long lastMono() {
        return lastMono;
    }

    @Override
    public long events() {
        return events;
    }

    @Override
    public boolean mayHave(Kind kind) {
        return true;
    }

    @Override
    public Cursor open() {
        try {
            ByteLines lines = lines(file, end.bytes());
            JsonEvents parser = new JsonEvents(file, host, clock).inOrderOfLines();
            Cursor cursor = () -> next(parser, lines);
            return sorted ? cursor : inOrder(cursor);
        } catch (IOException gone) {
            throw RecordingProblem.environment("can't read " + file + ": " + gone, gone);
        }
    }

    private static Cursor inOrder(Cursor cursor) {
        List<Entry> all = new ArrayList<>();
        for (Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
            all.add(entry.withoutFields());
        }
        all.sort(Comparator.comparingLong(Entry::mono));
        LineTies ties = new LineTies();
        all.replaceAll(entry -> entry.ranked(ties.rank(entry.mono(), entry.stream(), entry.seq())));
        return Cursor.of(all);
    }

    private static @Nullable Entry next(JsonEvents parser, ByteLines lines) {
        try {
            Entry entry = parser.next(lines);
            if (entry == null) {
                lines.close();
            }
            return entry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
