package io.sillage.analyzer.topic;

import io.sillage.event.ClockPair;
import io.sillage.event.RecordingFile;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where and when a recording on a topic began, as its first batch says.
 *
 * @param host {@code unknown} if the batch does not tell
 * @param clock who does not tell a clock tells times of the wall
 */
record TopicOrigin(String host, ClockPair clock) {
    static final TopicOrigin UNKNOWN = new TopicOrigin("unknown", new ClockPair(0, 0));

    private static final Pattern HOST = Pattern.compile("\"host.name\":\"([^\"\\\\]*)\"");
    private static final Pattern CLOCK = Pattern.compile("(-?\\d{1,19}) (-?\\d{1,19})");

    static TopicOrigin of(ConsumerRecord<byte[], byte[]> batch) {
        byte[] lines = batch.value() == null ? new byte[0] : batch.value();
        Matcher host = HOST.matcher(new String(lines, StandardCharsets.UTF_8));
        return new TopicOrigin(
                host.find() ? host.group(1) : UNKNOWN.host, clock(Batch.text(batch.headers(), Batch.CLOCK)));
    }

    private static ClockPair clock(@Nullable String header) {
        Matcher told = CLOCK.matcher(header == null ? "" : header);
        try {
            return told.matches()
                    ? new ClockPair(Long.parseLong(told.group(2)), Long.parseLong(told.group(1)))
                    : UNKNOWN.clock;
        } catch (NumberFormatException tooLarge) {
            return UNKNOWN.clock;
        }
    }

    /** The text of {@link RecordingFile}. */
    String description() {
        return new RecordingFile(RecordingFile.FORMAT, host, "", clock).toJson();
    }
}
