package io.sillage.analyzer.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sillage.analyzer.json.ByteLines;
import io.sillage.analyzer.json.LineFields;
import io.sillage.analyzer.json.LineParser;
import io.sillage.event.ClockPair;
import io.sillage.event.Event;
import io.sillage.event.Frame;
import io.sillage.event.Kind;
import io.sillage.event.Origin;
import io.sillage.event.Rfc3339;
import io.sillage.event.ThreadInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * JSON lines by the contract, read back into entries. Each entry keeps its line, so that no field gets lost.
 *
 * <p>A line says its place twice, as {@code mono} on its writer's clock and as {@code time} on its recording's. Where they
 * disagree its writer had another clock, and {@code time} counts.
 */
final class JsonEvents {
    /** Writers of {@code time} other than ours round it to milliseconds. */
    private static final long SAME_CLOCK_NANOS = 2_000_000;

    /** Stands at the beginning of files from Windows. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final LineParser parser = new LineParser();
    private final String name;
    private final String host;
    private final @Nullable ClockPair clock;
    private final Map<String, ClockPair> firstPairs = new LinkedHashMap<>();
    private @Nullable Origin lastOrigin;
    private String lastStream = "";
    /** Whose first pair is known. */
    private @Nullable Origin paired;

    private long line;
    private final BadLines bad;
    private @Nullable LineTies ties;

    /** @param clock the recording's, null while it is not known: then entries are at their own {@code mono} */
    JsonEvents(Path file, String host, @Nullable ClockPair clock) {
        name = file.getFileName().toString();
        this.host = host;
        this.clock = clock;
        bad = new BadLines(file, host);
    }

    /** Keeps entries of one time in the order of their lines: it reads one file from its beginning. */
    JsonEvents inOrderOfLines() {
        ties = new LineTies();
        return this;
    }

    /** So many lines stand before the next one. */
    void behind(long lines) {
        line = lines;
    }

    /** The next line is passed over. */
    void tooLong(long maxBytes) {
        bad.add(++line, "longer than " + maxBytes + " bytes");
    }

    /** Lines that were read so far. */
    long lines() {
        return line;
    }

    /** Lines that were no event. */
    BadLines bad() {
        return bad;
    }

    /** The first {@code time} and {@code mono} of each process that was met. */
    Map<String, ClockPair> firstPairs() {
        return firstPairs;
    }

    /** The next event; blank lines are passed over, lines that are none are counted. */
    @Nullable
    Entry next(ByteLines lines) throws IOException {
        while (lines.next()) {
            line++;
            String text = lines.text();
            boolean marked = line == 1 && text.startsWith(BYTE_ORDER_MARK);
            text = marked ? text.substring(1) : text;
            if (text.isBlank()) {
                continue;
            }
            try {
                Entry entry = entry(marked ? parser.parse(text) : parser.parse(lines, text), text);
                return ties == null ? entry : entry.ranked(ties.rank(entry.mono(), entry.stream(), entry.seq()));
            } catch (JsonProcessingException | IllegalArgumentException none) {
                String why =
                        String.valueOf(none.getMessage()).lines().findFirst().orElse("");
                bad.add(line, lines.isWhole() ? why : why + " (it has no end: it may still be written)");
            }
        }
        return null;
    }

    /** @throws IllegalArgumentException if it is no event, with the reason */
    Entry entry(@Nullable LineFields fields, String text) {
        String kindName = fields == null ? null : fields.text("kind");
        if (fields == null || kindName == null) {
            throw new IllegalArgumentException("no object with a \"kind\"");
        }
        long mono = mono(fields);
        String stream = fields.text("stream", name);
        long seq = fields.number("seq", line - 1);
        Origin origin = origin(fields, stream);
        Kind kind = Kind.ofName(kindName);
        Event event = kind == null ? null : JsonKinds.read(kind, fields, origin, mono);
        Frame frame = event == null ? null : new Frame(origin, stream, seq, mono, thread(fields), event);
        String known = kind == null ? kindName : kind.jsonName();
        return new Entry(known, laid(fields, mono, origin), stream, seq, origin, frame, text, fields, 0);
    }

    /** The entry's time on the recording's clock. */
    private long laid(LineFields fields, long mono, Origin origin) {
        if (clock == null) {
            return mono;
        }
        Long wall = wallOrNull(fields);
        if (wall == null) {
            ClockPair pair = firstPairs.get(origin.process());
            return pair == null ? mono : laid(clock, pair.wallOf(mono), mono);
        }
        if (origin != paired) {
            firstPairs.putIfAbsent(origin.process(), new ClockPair(wall, mono));
            paired = origin;
        }
        return laid(clock, wall, mono);
    }

    private static long laid(ClockPair clock, long wall, long mono) {
        long byTime = clock.mono() + (wall - clock.wall());
        return Math.abs(byTime - mono) > SAME_CLOCK_NANOS ? byTime : mono;
    }

    /** Knows the clocks of processes from lines that somebody else read. */
    JsonEvents knowing(Map<String, ClockPair> pairs) {
        firstPairs.putAll(pairs);
        return this;
    }

    private static @Nullable Long wallOrNull(LineFields fields) {
        String time = fields.text("time");
        try {
            return time == null ? null : Rfc3339.parse(time);
        } catch (DateTimeException | ArithmeticException noTime) {
            return null;
        }
    }

    private static long mono(LineFields fields) {
        return fields.isLong("mono") ? fields.number("mono", 0) : wall(fields);
    }

    private static long wall(LineFields fields) {
        try {
            return Rfc3339.parse(fields.text("time", ""));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("neither \"mono\" nor a \"time\" in RFC 3339", e);
        }
    }

    /** Turns the file's monotonic times into its own wall times. */
    static ClockPair clock(Entry entry) {
        LineFields fields = entry.fields();
        Long wall = fields == null ? null : wallOrNull(fields);
        return new ClockPair(wall == null ? entry.mono() : wall, entry.mono());
    }

    /** Lines of one writer follow each other, so it is mostly that of the line before. */
    private Origin origin(LineFields fields, String stream) {
        Origin before = lastOrigin;
        String ofLine = fields.text("host.name", host);
        String service = fields.text("service.name");
        long pid = fields.number("process.pid", 0);
        String source = fields.text("source", name);
        String containerId = fields.text("container.id");
        String containerName = fields.text("container.name");
        if (before != null
                && stream.equals(lastStream)
                && ofLine.equals(before.host())
                && Objects.equals(service, before.service())
                && pid == before.pid()
                && source.equals(before.source())
                && Objects.equals(containerId, before.containerId())
                && Objects.equals(containerName, before.containerName())) {
            return before;
        }
        int slash = stream.indexOf('/');
        String process = slash < 0 ? stream : stream.substring(0, slash);
        lastStream = stream;
        lastOrigin = new Origin(process, ofLine, service, pid, source, containerId, containerName);
        return lastOrigin;
    }

    private static @Nullable ThreadInfo thread(LineFields fields) {
        return fields.has("thread.id")
                ? new ThreadInfo(
                        fields.number("thread.id", 0),
                        fields.number("thread.os_id", 0),
                        fields.text("thread.name", ""),
                        false)
                : null;
    }
}
