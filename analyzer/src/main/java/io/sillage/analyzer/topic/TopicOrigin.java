package io.sillage.analyzer.topic;

import io.sillage.event.ClockPair;
import io.sillage.event.RecordingFile;
import io.sillage.event.Rfc3339;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where and when a recording on a topic began, as its first batch says.
 *
 * @param host {@code unknown} if the batch does not tell
 * @param clock who does not tell a clock tells times of the wall; then the pair is of one time twice, that of the first event
 */
record TopicOrigin(String host, ClockPair clock) {
    static final TopicOrigin UNKNOWN = new TopicOrigin("unknown", new ClockPair(0, 0));

    private static final Pattern HOST = Pattern.compile("\"host.name\":\"([^\"\\\\]*)\"");
    private static final Pattern TIME = Pattern.compile("\"time\"\\s*:\\s*\"([^\"\\\\]*)\"");
    private static final Pattern CLOCK = Pattern.compile("(-?\\d{1,19}) (-?\\d{1,19})");

    static TopicOrigin of(ConsumerRecord<byte[], byte[]> batch) {
        byte[] lines = batch.value() == null ? new byte[0] : batch.value();
        String text = new String(lines, StandardCharsets.UTF_8);
        Matcher host = HOST.matcher(text);
        ClockPair told = told(Batch.text(batch.headers(), Batch.CLOCK));
        return new TopicOrigin(host.find() ? host.group(1) : UNKNOWN.host, told == null ? first(text) : told);
    }

    private static @Nullable ClockPair told(@Nullable String header) {
        Matcher told = CLOCK.matcher(header == null ? "" : header);
        try {
            return told.matches() ? new ClockPair(Long.parseLong(told.group(2)), Long.parseLong(told.group(1))) : null;
        } catch (NumberFormatException tooLarge) {
            return null;
        }
    }

    /** Who does not tell a clock writes in the order of time. */
    private static ClockPair first(String lines) {
        Matcher time = TIME.matcher(lines);
        try {
            long wall = time.find() ? Rfc3339.parse(time.group(1)) : 0;
            return new ClockPair(wall, wall);
        } catch (DateTimeException | ArithmeticException noTime) {
            return UNKNOWN.clock;
        }
    }

    /** Of two partitions that tell no clock, the one that began first. */
    TopicOrigin earlier(TopicOrigin other) {
        boolean told = clock.wall() != clock.mono() || other.clock.wall() == 0;
        return told || clock.wall() != 0 && clock.wall() <= other.clock.wall() ? this : other;
    }

    /** The text of {@link RecordingFile}. */
    String description() {
        return new RecordingFile(RecordingFile.FORMAT, host, "", clock).toJson();
    }
}
