package io.sillage.analyzer.topic;

import io.sillage.event.ClockPair;
import io.sillage.event.JsonBytes;
import io.sillage.event.JsonWriter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of a transducer, as it came.
 *
 * @param giver the transducer, and in which group it ran
 * @param wall when it was given, nanoseconds since 1970
 */
record RecordMessage(Giver giver, long wall, String json) {
    /**
     * Who gives records: a transducer of a group.
     *
     * @param group null if the message does not tell
     */
    record Giver(@Nullable String group, String transducer) {
        /** A name that no other one has. */
        String stream() {
            return "records/" + (group == null ? "" : group + "/") + transducer;
        }
    }

    /**
     * Null if it is none.
     *
     * @throws io.sillage.analyzer.journal.RecordingProblem if it is of another version
     */
    static @Nullable RecordMessage of(ConsumerRecord<byte[], byte[]> message) {
        Batch.refuseOtherVersions(message.headers());
        String transducer = Batch.text(message.headers(), "transducer");
        String wall = Batch.text(message.headers(), "time");
        if (transducer == null || wall == null || !wall.matches("-?\\d{1,19}") || message.value() == null) {
            return null;
        }
        try {
            Giver giver = new Giver(Batch.text(message.headers(), "group"), transducer);
            return new RecordMessage(giver, Long.parseLong(wall), text(message.value()));
        } catch (NumberFormatException tooLarge) {
            return null;
        }
    }

    /** On one line. */
    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replace('\n', ' ');
    }

    /** An event of kind {@code record}, without a line end. */
    String event(ClockPair clock, long seq) {
        JsonBytes text = new JsonBytes();
        JsonWriter out = new JsonWriter(text);
        out.time("time", wall);
        out.field("mono", clock.mono() + (wall - clock.wall()));
        out.field("kind", "record");
        out.field("source", giver.transducer);
        out.field("group", giver.group);
        out.field("stream", giver.stream());
        out.field("seq", seq);
        return text.raw(",\"record\":").raw(json).raw('}').toString();
    }
}
