package io.sillage.analyzer.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sillage.event.ClockPair;
import io.sillage.event.Event;
import io.sillage.event.Frame;
import io.sillage.event.Kind;
import io.sillage.event.Origin;
import io.sillage.event.Rfc3339;
import io.sillage.event.ThreadInfo;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON lines by the contract, read back into entries. Each entry keeps its line, so that no field gets lost.
 *
 * <p>A line says its place twice, as {@code mono} on its writer's clock and as {@code time} on its recording's. Where they
 * disagree its writer had another clock, and {@code time} counts.
 */
final class JsonEvents {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Writers of {@code time} other than ours round it to milliseconds. */
    private static final long SAME_CLOCK_NANOS = 2_000_000;

    private final String name;
    private final String host;
    private final @Nullable ClockPair clock;
    private final Map<String, ClockPair> firstPairs = new LinkedHashMap<>();
    private long line;
    private long badLines;
    private long firstBadLine;
    private String firstBadReason = "";

    /** @param clock the recording's, null while it is not known: then entries are at their own {@code mono} */
    JsonEvents(Path file, String host, @Nullable ClockPair clock) {
        name = file.getFileName().toString();
        this.host = host;
        this.clock = clock;
    }

    /** The first {@code time} and {@code mono} of each process that was met. */
    Map<String, ClockPair> firstPairs() {
        return firstPairs;
    }

    long badLines() {
        return badLines;
    }

    long firstBadLine() {
        return firstBadLine;
    }

    String firstBadReason() {
        return firstBadReason;
    }

    /** The next event; blank lines are passed over, lines that are none are counted. */
    @Nullable
    Entry next(BufferedReader lines) throws IOException {
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
            line++;
            if (text.isBlank()) {
                continue;
            }
            try {
                return entry(text);
            } catch (JsonProcessingException | IllegalArgumentException bad) {
                if (badLines++ == 0) {
                    firstBadLine = line;
                    String message = String.valueOf(bad.getMessage());
                    firstBadReason = message.lines().findFirst().orElse(message);
                }
            }
        }
        return null;
    }

    /** @throws IllegalArgumentException if it is no event, with the reason */
    Entry entry(String text) throws JsonProcessingException {
        JsonNode json = JSON.readTree(text);
        JsonNode kindName = json.path("kind");
        if (!json.isObject() || !kindName.isTextual()) {
            throw new IllegalArgumentException("no object with a \"kind\"");
        }
        long mono = mono(json);
        String stream = json.path("stream").asText(name);
        long seq = json.path("seq").asLong(line - 1);
        Origin origin = origin(json, stream);
        Kind kind = Kind.ofName(kindName.asText());
        Event event = kind == null ? null : JsonKinds.read(kind, json, origin, mono);
        Frame frame = event == null ? null : new Frame(origin, stream, seq, mono, thread(json), event);
        return new Entry(kindName.asText(), laid(json, mono, origin), stream, seq, origin, frame, text, json);
    }

    /** The entry's time on the recording's clock. */
    private long laid(JsonNode json, long mono, Origin origin) {
        if (clock == null || !json.path("time").isTextual()) {
            return mono;
        }
        try {
            ClockPair own = new ClockPair(wall(json), mono);
            firstPairs.putIfAbsent(origin.process(), own);
            long byTime = clock.mono() + (own.wall() - clock.wall());
            return Math.abs(byTime - mono) > SAME_CLOCK_NANOS ? byTime : mono;
        } catch (IllegalArgumentException noTime) {
            return mono;
        }
    }

    private static long mono(JsonNode json) {
        JsonNode mono = json.path("mono");
        if (mono.canConvertToLong() && mono.isIntegralNumber()) {
            return mono.asLong();
        }
        return wall(json);
    }

    private static long wall(JsonNode json) {
        try {
            return Rfc3339.parse(json.path("time").asText());
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("neither \"mono\" nor a \"time\" in RFC 3339", e);
        }
    }

    /** Turns the file's monotonic times into its own wall times. */
    static ClockPair clock(Entry entry) {
        try {
            JsonNode json = JSON.readTree(entry.line());
            return new ClockPair(json.has("time") ? wall(json) : entry.mono(), entry.mono());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Bug: a line that was read once can't be read again", e);
        }
    }

    private Origin origin(JsonNode json, String stream) {
        int slash = stream.indexOf('/');
        return new Origin(
                slash < 0 ? stream : stream.substring(0, slash),
                json.path("host.name").asText(host),
                JsonKinds.text(json, "service.name"),
                json.path("process.pid").asLong(0),
                json.path("source").asText(name),
                JsonKinds.text(json, "container.id"),
                JsonKinds.text(json, "container.name"));
    }

    private static @Nullable ThreadInfo thread(JsonNode json) {
        if (!json.has("thread.id")) {
            return null;
        }
        String name = json.path("thread.name").asText("");
        return new ThreadInfo(
                json.path("thread.id").asLong(), json.path("thread.os_id").asLong(0), name, false);
    }
}
