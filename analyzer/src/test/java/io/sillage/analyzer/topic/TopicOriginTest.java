package io.sillage.analyzer.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.event.ClockPair;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class TopicOriginTest {
    private static final String LINE = "{\"time\":\"1970-01-01T00:00:07Z\",\"kind\":\"log\",\"host.name\":\"ship\"}\n";

    @Test
    void whoTellsAClockHasItsBeginning() {
        TopicOrigin told = origin(LINE, "5 3000000000");
        assertThat(told).isEqualTo(new TopicOrigin("ship", new ClockPair(3_000_000_000L, 5)));
        assertThat(told.earlier(origin(LINE, null))).isSameAs(told);
    }

    @Test
    void whoTellsNoClockBeganAtTheFirstEvent() {
        TopicOrigin untold = origin(LINE, null);
        assertThat(untold.clock()).isEqualTo(new ClockPair(7_000_000_000L, 7_000_000_000L));
        TopicOrigin before = origin(LINE.replace(":07Z", ":06Z"), "no clock");
        assertThat(untold.earlier(before)).isSameAs(before);
        assertThat(before.earlier(untold)).isSameAs(before);
    }

    @Test
    void whereNoTimeIsToldNobodyKnows() {
        assertThat(origin("no event", null)).isEqualTo(TopicOrigin.UNKNOWN);
        assertThat(origin("{\"time\":\"noon\"}", null)).isEqualTo(TopicOrigin.UNKNOWN);
    }

    private static TopicOrigin origin(String lines, String clock) {
        byte[] value = lines.getBytes(StandardCharsets.UTF_8);
        ConsumerRecord<byte[], byte[]> message = new ConsumerRecord<>("p.events", 0, 0, null, value);
        if (clock != null) {
            message.headers().add(Batch.CLOCK, clock.getBytes(StandardCharsets.UTF_8));
        }
        return TopicOrigin.of(message);
    }
}
