package io.sillage.analyzer.topic;

import io.sillage.analyzer.journal.RecordingProblem;
import io.sillage.event.ClockPair;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Some events as one message, and what their publisher promises.
 *
 * @param lines an event a line, each with its line end; empty for a message that only promises
 * @param watermark this publisher will give this partition no event before that, nanoseconds since 1970
 * @param end whether it will give none at all
 */
record Batch(int partition, String lines, int events, long watermark, boolean end) {
    static final String VERSION = "1";
    static final String VERSION_NAME = "sillage.version";
    static final String PUBLISHER = "publisher";
    static final String WATERMARK = "watermark";
    static final String CLOCK = "clock";
    static final String END = "end";

    /** @param clock of the recording, so that readers know it */
    ProducerRecord<byte[], byte[]> message(String topic, String publisher, ClockPair clock) {
        List<Header> headers = new ArrayList<>(List.of(
                header(VERSION_NAME, VERSION),
                header(PUBLISHER, publisher),
                header(WATERMARK, Long.toString(end ? Long.MAX_VALUE : watermark)),
                header(CLOCK, clock.mono() + " " + clock.wall()),
                header("events", Integer.toString(events))));
        if (end) {
            headers.add(header(END, "1"));
        }
        byte[] value = lines.getBytes(StandardCharsets.UTF_8);
        byte[] key = publisher.getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(topic, partition, key, value, headers);
    }

    /** @throws RecordingProblem if a message is of a version that this program does not read; one that tells none is read */
    static void refuseOtherVersions(Headers headers) {
        String version = text(headers, VERSION_NAME);
        if (version != null && !version.equals(VERSION)) {
            throw RecordingProblem.usage("a message on the recording's topics is of sillage.version '" + version
                    + "', this sillage reads version " + VERSION + "; use the sillage that wrote it");
        }
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A header's text, null if it is not there. */
    static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
