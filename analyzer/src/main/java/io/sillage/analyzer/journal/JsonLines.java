package io.sillage.analyzer.journal;

import io.sillage.analyzer.json.ByteLines;
import io.sillage.event.ClockPair;
import io.sillage.event.Kind;
import io.sillage.event.Loss;
import io.sillage.event.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of JSON lines by our contract, as a run. Looked through once when it is found, read again when opened. */
public final class JsonLines implements Run {
    private final Path file;
    private final ClockPair clock;
    private final Map<String, ClockPair> firstPairs;
    private final long firstMono;
    private final long lastMono;
    private final long events;
    private final boolean sorted;
    private final long bytesRead;
    private final List<Entry> losses;

    private JsonLines(
            Path file,
            ClockPair clock,
            Map<String, ClockPair> firstPairs,
            long firstMono,
            long lastMono,
            long events,
            boolean sorted,
            long bytesRead,
            List<Entry> losses) {
        this.clock = clock;
        this.firstPairs = Map.copyOf(firstPairs);
        this.bytesRead = bytesRead;
        this.file = file;
        this.firstMono = firstMono;
        this.lastMono = lastMono;
        this.events = events;
        this.sorted = sorted;
        this.losses = List.copyOf(losses);
    }

    /** @param clock the recording's */
    static JsonLines find(Path file, String host, ClockPair clock) throws IOException {
        long bytes = Files.size(file);
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long events = 0;
        boolean sorted = true;
        JsonEvents parser = new JsonEvents(file, host, clock);
        try (ByteLines lines = lines(file)) {
            for (Entry entry = parser.next(lines); entry != null; entry = parser.next(lines)) {
                sorted &= entry.mono() >= last;
                first = Math.min(first, entry.mono());
                last = Math.max(last, entry.mono());
                events++;
            }
        }
        boolean none = events == 0;
        List<Entry> losses = new ArrayList<>();
        if (parser.badLines() > 0) {
            Origin owner = new Origin(file.toString(), host, null, 0, file.toString(), null, null);
            String reason = parser.badLines() + " lines are no event, the first is line " + parser.firstBadLine() + ": "
                    + parser.firstBadReason();
            Loss loss = new Loss(parser.firstBadLine(), parser.badLines(), file.getFileName() + ": " + reason);
            losses.add(Losses.entry(owner, file.getFileName().toString(), none ? 0 : first, loss));
        }
        return new JsonLines(
                file, clock, parser.firstPairs(), none ? 0 : first, none ? 0 : last, events, sorted, bytes, losses);
    }

    /** The first event, or null when the first line that is not blank is none. */
    static @Nullable Entry first(Path file) throws IOException {
        JsonEvents parser = new JsonEvents(file, "unknown", null);
        try (ByteLines lines = lines(file)) {
            Entry entry = parser.next(lines);
            return parser.badLines() > 0 ? null : entry;
        }
    }

    private static ByteLines lines(Path file) throws IOException {
        return ByteLines.of(Files.newInputStream(file));
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
    long bytesRead() {
        return bytesRead;
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
            ByteLines lines = lines(file);
            JsonEvents parser = new JsonEvents(file, "unknown", clock);
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
        all.sort(Entry::order);
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
