package io.sillage.analyzer.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.RecordingProblem;
import io.sillage.event.ClockPair;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class InflowTest {
    private static final List<TopicPartition> PARTITIONS = List.of(
            new TopicPartition("p.events", 0), new TopicPartition("p.events", 1), new TopicPartition("p.records", 0));

    private final RecordHeaders headers = new RecordHeaders();
    private final Inflow inflow = new Inflow(PARTITIONS, 2, new ClockPair(0, 0), 0);

    @Test
    void anEventWaitsForThePromisesOfAllPartitions() {
        take("p.events", 0, "20", 10, List.of(event("a", 0, 10)));
        take("p.records", 0, "", 10, List.of("{\"n\":1}"));
        assertThat(due(10)).isEmpty();
        take("p.events", 1, "15", 10, List.of(event("b", 0, 5), event("b", 1, 15)));
        assertThat(due(10)).containsExactly("b 5", "a 10");
        assertThat(inflow.isEmpty()).isFalse();
    }

    @Test
    void whoSaysNothingIsWaitedForTwoSeconds() {
        take("p.events", 0, "20", 10, List.of(event("a", 0, 10)));
        assertThat(due(Inflow.PATIENCE_MILLIS - 1)).isEmpty();
        assertThat(due(Inflow.PATIENCE_MILLIS)).containsExactly("a 10");
        take("p.events", 1, "5", Inflow.PATIENCE_MILLIS, List.of(event("b", 0, 5)));
        assertThat(due(Inflow.PATIENCE_MILLIS)).as("late, and not lost").containsExactly("b 5");
    }

    @Test
    void afterASilenceOfAllTheFirstWhoSpeaksWaitsForTheOthers() {
        long later = 60_000;
        take("p.events", 0, "20", later, List.of(event("a", 0, 10)));
        assertThat(due(later)).isEmpty();
        take("p.events", 1, "20", later + 1, List.of(event("b", 0, 5)));
        take("p.records", 0, "", later + 1, List.of("{\"n\":1}"));
        assertThat(due(later + 1)).containsExactly("b 5", "a 10");
    }

    @Test
    void itEndsWhenEveryPublisherOfEventsHasSaidSo() {
        take("p.events", 0, "end", 10, List.of(event("a", 0, 10)));
        assertThat(inflow.ended()).isFalse();
        take("p.events", 1, "end", 10, List.of());
        assertThat(inflow.ended()).isTrue();
        assertThat(due(Inflow.PATIENCE_MILLIS)).containsExactly("a 10");
        assertThat(inflow.isEmpty()).isTrue();
    }

    @Test
    void aRecordIsAnEventAtItsTime() {
        take("p.records", 0, "", 10, List.of("{\"n\":1}"));
        take("p.records", 0, "", 10, List.of("{\"n\":2}"));
        List<Entry> entries = inflow.rest();
        assertThat(entries).extracting(Entry::kind).containsOnly("record");
        assertThat(entries.get(1).line())
                .isEqualTo("{\"time\":\"1970-01-01T00:00:00.000000012Z\",\"mono\":12,\"kind\":\"record\","
                        + "\"source\":\"calls\",\"group\":\"g\",\"stream\":\"records/g/calls\",\"seq\":1,"
                        + "\"record\":{\"n\":2}}");
    }

    @Test
    void recordsOfAnotherGroupAreNumberedForThemselvesAndToldApart() {
        take("p.records", 0, "", 10, List.of("{\"n\":1}"));
        headers.add("group", utf8("changed"));
        take("p.records", 0, "", 10, List.of("{\"n\":1}"));
        assertThat(inflow.rest()).extracting(Entry::stream).containsExactly("records/changed/calls", "records/g/calls");
        assertThat(Givers.remarks(inflow.givers()))
                .containsExactly("records of 'calls' are there of 2 groups (changed, g);"
                        + " --jq 'select(.group == \"g\")' chooses one");
    }

    @Test
    void whatIsOfAnotherVersionIsRefused() {
        headers.add("sillage.version", utf8("2"));
        for (String topic : List.of("p.events", "p.records")) {
            assertThatThrownBy(() -> take(topic, 0, "20", 10, List.of(event("a", 0, 10))))
                    .isInstanceOf(RecordingProblem.class)
                    .hasMessage(
                            "a message on the recording's topics is of sillage.version '2', this sillage reads version"
                                    + " 1; use the sillage that wrote it");
        }
    }

    @Test
    void whatIsNoEventIsCounted() {
        take("p.events", 0, "20", 10, List.of("no event", event("a", 0, 10)));
        assertThat(inflow.badLines()).isEqualTo(1);
        assertThat(inflow.rest()).hasSize(1);
    }

    @Test
    void whatComesAgainIsCountedAndTakesNoPromiseBack() {
        take("p.events", 0, "20", 10, List.of(event("a", 0, 10), event("a", 1, 20)));
        take("p.events", 0, "10", 10, List.of(event("a", 0, 10)));
        take("p.events", 1, "20", 10, List.of(event("b", 0, 5), event("b", 0, 5)));
        take("p.records", 0, "", 10, List.of("{\"n\":1}"));
        take("p.records", 0, "", 10, List.of("{\"n\":1}"));
        assertThat(inflow.repeats()).isEqualTo(2);
        assertThat(due(Inflow.PATIENCE_MILLIS - 1)).containsExactly("b 5", "a 10");
        assertThat(inflow.rest()).hasSize(1);
    }

    @Test
    void thoseWhoAreAheadAreToldApartWhenTooMuchWaits() {
        String body = "\"log\",\"body\":\"" + "x".repeat(1 << 20) + "\"";
        for (int i = 0; i < 16; i++) {
            take("p.events", 0, "20", 10, List.of(event("a", i, 10).replace("\"log\"", body)));
        }
        take("p.events", 1, "5", 10, List.of(event("b", 0, 5)));
        take("p.records", 0, "", 10, List.of("{\"n\":1}"));
        assertThat(inflow.isFull()).isTrue();
        assertThat(inflow.ahead(10)).containsExactlyInAnyOrder(PARTITIONS.get(0), PARTITIONS.get(2));
    }

    private List<String> due(long nowMillis) {
        return inflow.due(nowMillis).stream()
                .filter(entry -> !entry.kind().equals("record"))
                .map(entry -> entry.stream() + " " + entry.mono())
                .toList();
    }

    private void take(String topic, int partition, String watermark, long nowMillis, List<String> lines) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("publisher", utf8("me"));
        headers.add("group", utf8("g"));
        this.headers.forEach(headers::add);
        headers.add(watermark.equals("end") ? "end" : "watermark", utf8(watermark));
        headers.add("transducer", utf8("calls"));
        headers.add("time", utf8("12"));
        byte[] value = utf8(String.join("\n", lines));
        inflow.take(
                new ConsumerRecord<>(
                        topic,
                        partition,
                        0,
                        0,
                        TimestampType.NO_TIMESTAMP_TYPE,
                        0,
                        value.length,
                        new byte[0],
                        value,
                        headers,
                        java.util.Optional.empty()),
                nowMillis);
    }

    private static String event(String stream, int seq, int at) {
        return String.format(
                "{\"time\":\"1970-01-01T00:00:00.%09dZ\",\"mono\":%d,\"kind\":\"log\",\"stream\":\"%s\",\"seq\":%d}",
                at, at, stream, seq);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
