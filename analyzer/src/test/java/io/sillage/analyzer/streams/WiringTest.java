package io.sillage.analyzer.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sillage.analyzer.journal.RecordingProblem;
import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.topic.TopicPlace;
import io.sillage.analyzer.transduce.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WiringTest {
    private static final String PROGRAMS = """
            transducer calls
              key thread.id
              event entered = kind == "method.enter"
              event left    = kind == "method.exit"
              match entered left { took = duration_ns; name = code.function.name }
              emit name, took
            transducer slow
              over calls
              key name
              event any = took exists
              match any { n += 1; total += took }+
              emit n, total
            transducer words
              key thread.id
              event said = kind == "log"
              match said { running = code.stack }
              emit running
            """;

    private static final StreamsSettings SETTINGS =
            new StreamsSettings(new TopicPlace("none:1", "p"), "group", 1, 100, 1 << 20, 0, 60_000);

    private final Topology topology = Wiring.of(Compiler.compile(PROGRAMS, Limits.DEFAULT), SETTINGS, 1, 1);
    private final Map<String, String> told = new HashMap<>();
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> events;
    private TestOutputTopic<String, String> records;
    private TestOutputTopic<String, String> counts;

    @BeforeEach
    void wire() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "group");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        driver = new TopologyTestDriver(topology, properties);
        events = driver.createInputTopic("p.events", new ByteArraySerializer(), new ByteArraySerializer());
        records = driver.createOutputTopic("p.records", new StringDeserializer(), new StringDeserializer());
        counts = driver.createOutputTopic("p.counts", new StringDeserializer(), new StringDeserializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void recordsOfBothStagesReachTheirTopic() {
        publish(27, "", call(1, "a", 10, 5), call(2, "a", 20, 7));
        assertThat(records.readValue())
                .isEqualTo(
                        "{\"transducer\":\"calls\",\"thread.id\":1,\"ended\":\"match\",\"complete\":true,\"name\":\"a\",\"took\":5}");
        assertThat(records.isEmpty()).isTrue();
        publish(0, "1");
        assertThat(records.readValue())
                .isEqualTo(
                        "{\"transducer\":\"calls\",\"thread.id\":2,\"ended\":\"match\",\"complete\":true,\"name\":\"a\",\"took\":7}");
        TestRecord<String, String> slow = records.readRecord();
        assertThat(slow.value())
                .isEqualTo(
                        "{\"transducer\":\"slow\",\"name\":\"a\",\"ended\":\"log\",\"complete\":true,\"n\":2,\"total\":12}");
        assertThat(slow.key()).isEqualTo("{\"name\":\"a\"}");
        assertThat(text(slow, "transducer")).isEqualTo("slow");
        assertThat(text(slow, "group")).isEqualTo("group");
        assertThat(text(slow, "time")).isEqualTo("27");
        assertThat(records.isEmpty()).isTrue();
    }

    @Test
    void whatIsNoEventIsCountedAndHoldsNothingUp() {
        publish(100, "", "no event at all\n", call(1, "a", 10, 5));
        publish(0, "1");
        assertThat(counts.readKeyValuesToMap().get("group/calls/0"))
                .contains("\"events\":2", "\"records\":1", "\"bad\":1", "\"ended\":true");
    }

    @Test
    void whatWasThereBeforeIsCountedAndLeftOut() {
        publish(27, "", call(1, "a", 10, 5));
        publish(27, "", call(1, "a", 10, 5), call(2, "a", 20, 7));
        publish(0, "1");
        publish(27, "", call(1, "a", 10, 5));
        assertThat(counts.readKeyValuesToMap().get("group/calls/0"))
                .contains("\"events\":4", "\"records\":2", "\"repeats\":4", "\"ended\":true");
    }

    @Test
    void whoAsksWhichMethodsRunIsToldSo() {
        publish(15, "", line("method.enter", 1, "a", 10, ""), line("method.enter", 1, "b", 12, ""));
        publish(27, "", line("log", 1, "", 20, ",\"body\":\"x\""), line("log", 2, "", 21, ",\"body\":\"y\""));
        assertThat(records.readValuesToList())
                .containsExactly(
                        "{\"transducer\":\"words\",\"thread.id\":1,\"ended\":\"match\",\"complete\":true,\"running\":[\"b\",\"a\"]}",
                        "{\"transducer\":\"words\",\"thread.id\":2,\"ended\":\"match\",\"complete\":true}");
        publish(0, "1");
        assertThat(tally("words")).contains("\"events\":4", "\"records\":2", "\"ended\":true");
    }

    @Test
    void aStackThatNoMessageHoldsIsCutAndNothingThatIsHandedOnIsLargerThanAMessage() {
        List<String> calls = IntStream.range(0, 9_000)
                .mapToObj(i -> line("method.enter", 1, i + "m".repeat(1_000), i, ""))
                .toList();
        publish(9_500, "", calls.toArray(String[]::new));
        publish(9_600, "", line("log", 1, "", 9_550, ",\"body\":\"x\""));
        publish(9_700, "", line("method.enter", 1, "n", 9_650, ""));
        publish(0, "1");
        assertThat(records.readValue())
                .hasSizeLessThan(70_000)
                .contains("\"running\":[\"8999mmm", "mmm\",\"8937m", ",\"\u2026\"]");
        assertThat(counts.readKeyValuesToMap().get("group/words/0")).contains("\"cut\":1", "\"records\":1");
        Set<String> topics = driver.producedTopicNames();
        assertThat(topics).contains("group-words-threads-repartition", "group-words-calls-changelog");
        for (String topic : topics) {
            assertThat(driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                            .readRecordsToList())
                    .as(topic)
                    .allMatch(message -> message.value() == null
                            || message.key().length + message.value().length < (1 << 20) + 1_000);
        }
    }

    @Test
    void whatIsLateForTheCallsOfItsThreadIsCountedOnce() {
        publish(27, "", line("method.enter", 1, "a", 10, ""));
        publish(40, "", line("log", 1, "", 20, ",\"body\":\"x\""));
        publish(0, "1");
        assertThat(records.readValue()).contains("\"running\":[\"a\"]");
        assertThat(tally("words")).contains("\"events\":2", "\"records\":1", "\"late\":1", "\"ended\":true");
    }

    @Test
    void theLastTallyIsToldThoughNothingMoreComes() {
        publish(17, "", call(1, "a", 10, 5));
        assertThat(tally("calls")).contains("\"events\":2", "\"records\":1");
        publish(37, "", call(1, "a", 20, 5));
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        assertThat(tally("calls")).contains("\"events\":4", "\"records\":2", "\"ended\":false");
    }

    @Test
    void aLogThatGoesOnAfterItsEndHasNotEnded() {
        publish(17, "", call(1, "a", 10, 5));
        publish(0, "1");
        assertThat(tally("calls")).contains("\"ended\":true");
        publishAs("another", 40, "", line("log", 1, "a", 30, ""));
        assertThat(tally("calls")).contains("\"events\":3", "\"ended\":false");
        assertThat(tally("slow")).contains("\"ended\":false");
        publishAs("another", 0, "1");
        assertThat(tally("calls")).contains("\"ended\":true");
        assertThat(tally("slow")).contains("\"ended\":true");
    }

    @Test
    void whatIsOfAnotherVersionIsRefused() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("sillage.version", utf8("2"));
        assertThatThrownBy(() -> events.pipeInput(new TestRecord<>(utf8("me"), utf8(""), headers, 0L)))
                .rootCause()
                .isInstanceOf(RecordingProblem.class)
                .hasMessageContaining("sillage.version '2'");
    }

    @Test
    void aGroupReadsItsEventsAndWhatItsStagesHandOn() {
        assertThat(Wiring.read(topology, SETTINGS))
                .containsExactly(
                        "group-calls-parcels-repartition",
                        "group-slow-parcels-repartition",
                        "group-words-parcels-repartition",
                        "group-words-threads-repartition",
                        "p.events");
    }

    /** The latest one of a transducer since this was asked before. */
    private String tally(String transducer) {
        if (!counts.isEmpty()) {
            told.putAll(counts.readKeyValuesToMap());
        }
        return String.valueOf(told.get("group/" + transducer + "/0"));
    }

    private void publish(long watermark, String end, String... lines) {
        publishAs("me", watermark, end, lines);
    }

    private void publishAs(String publisher, long watermark, String end, String... lines) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("publisher", utf8(publisher));
        headers.add("watermark", utf8(Long.toString(watermark)));
        if (!end.isEmpty()) {
            headers.add("end", utf8(end));
        }
        events.pipeInput(new TestRecord<>(utf8(publisher), utf8(String.join("", lines)), headers, 0L));
    }

    private static String call(int thread, String method, int at, int took) {
        return line("method.enter", thread, method, at, "")
                + line("method.exit", thread, method, at + took, ",\"duration_ns\":" + took);
    }

    private static String line(String kind, int thread, String method, int at, String more) {
        return String.format(
                "{\"time\":\"1970-01-01T00:00:00.%09dZ\",\"mono\":%d,\"kind\":\"%s\",\"thread.id\":%d,"
                        + "\"code.function.name\":\"%s\"%s,\"stream\":\"1-1/%d\",\"seq\":%d}%n",
                at, at, kind, thread, method, more, thread, at);
    }

    private static String text(TestRecord<String, String> message, String header) {
        return new String(message.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
