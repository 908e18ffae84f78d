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
 * @param wall when it was given, nanoseconds since 1970
 */
record RecordMessage(String transducer, long wall, String json) {
    /** Null if it is none. */
    static @Nullable RecordMessage of(ConsumerRecord<byte[], byte[]> message) {
        String transducer = Batch.text(message.headers(), "transducer");
        String wall = Batch.text(message.headers(), "time");
        if (transducer == null || wall == null || !wall.matches("-?\\d{1,19}") || message.value() == null) {
            return null;
        }
        try {
            return new RecordMessage(transducer, Long.parseLong(wall), text(message.value()));
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
        out.field("source", transducer);
        out.field("stream", "records/" + transducer);
        out.field("seq", seq);
        return text.raw(",\"record\":").raw(json).raw('}').toString();
    }
}
