package io.sillage.analyzer.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sillage.analyzer.json.DrawnLines;
import io.sillage.event.ClockPair;
import io.sillage.event.Loss;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String EVENT = "{\"kind\":\"socket.close\",\"mono\":1,\"connection\":\"c\"}";

    @TempDir
    private Path folder;

    private Snapshot snapshot(byte[] bytes) throws Exception {
        return Recording.open(Files.write(folder.resolve("lines.ndjson"), bytes))
                .snapshot();
    }

    private List<String> reasons(String... lines) throws Exception {
        String text = EVENT + "\n" + String.join("\n", lines) + "\n";
        List<String> reasons = new ArrayList<>();
        for (Entry loss : snapshot(text.getBytes(StandardCharsets.UTF_8)).losses()) {
            reasons.add(((Loss) loss.frame().event()).reason());
        }
        return reasons;
    }

    @Test
    void whatStandsBehindAnObjectMakesItsLineNoEvent() throws Exception {
        String event = "{\"kind\":\"loss\",\"mono\":1}";
        for (String more : List.of("{}", " {\"oops\":", "x", ",", " 1")) {
            assertThat(reasons(event + more, event + " \t"))
                    .singleElement()
                    .asString()
                    .startsWith("lines.ndjson: 1 lines are no event, the first is line 2: ");
        }
    }

    private static String jackson(String line) {
        try {
            return "no mistake: " + JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return e.getMessage().lines().findFirst().orElseThrow();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"loss\",\"mono\":1,\"a\":01}",
                "{\"kind\":\"loss\",\"mono\":1,\"a\":\"\\x\"}",
                "{\"kind\":\"loss\",\"mono\":1,\"a\":\"tab\there\"}",
                "{\"kind\":\"loss\",\"mono\":1,\"a\":nul}",
                "{\"kind\":\"loss\",\"mono\":1,\"a\":[1}}",
                "{\"kind\":\"loss\",\"mono\":1,\"a\"",
                "\ufeff{\"kind\":\"loss\",\"mono\":1}"
            })
    void aMistakeIsToldInJacksonsWords(String line) throws Exception {
        assertThat(reasons("", line, "{}"))
                .containsExactly("lines.ndjson: 2 lines are no event, the first is line 3: " + jackson(line));
    }

    @Test
    void hostileLinesAreToldWithTheirNumber() throws Exception {
        String deep = "{\"kind\":\"loss\",\"mono\":1,\"a\":" + "[".repeat(100_000);
        assertThat(reasons(EVENT, deep, EVENT))
                .containsExactly("lines.ndjson: 1 lines are no event, the first is line 3: " + jackson(deep));
    }

    @Test
    void whatIsNoEventIsToldWithItsReason() throws Exception {
        String first = "lines.ndjson: 1 lines are no event, the first is line 2: ";
        assertThat(reasons("[]")).containsExactly(first + "no object with a \"kind\"");
        assertThat(reasons("{\"kind\":7}")).containsExactly(first + "no object with a \"kind\"");
        assertThat(reasons("{\"kind\":\"x\",\"mono\":1.0}"))
                .containsExactly(first + "neither \"mono\" nor a \"time\" in RFC 3339");
        assertThat(reasons("{\"kind\":\"x\",\"mono\":9223372036854775808}"))
                .containsExactly(first + "neither \"mono\" nor a \"time\" in RFC 3339");
        assertThat(reasons("{\"kind\":\"socket.close\",\"mono\":1,\"connection\":5}"))
                .containsExactly(first + "no \"connection\"");
    }

    private List<Entry> read(String... lines) throws Exception {
        Snapshot snapshot = snapshot((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(snapshot.losses()).isEmpty();
        Cursor cursor = snapshot.files().get(0).open();
        List<Entry> entries = new ArrayList<>();
        for (Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
            entries.add(entry);
        }
        return entries;
    }

    @Test
    void aByteOrderMarkBeforeTheFirstLineIsNoPartOfIt() throws Exception {
        assertThat(read("\ufeff" + EVENT + "\r", EVENT + "\r"))
                .extracting(Entry::line)
                .containsExactly(EVENT, EVENT);
    }

    @Test
    void aLineHasItsPlaceByMonoOrByTime() throws Exception {
        String line = "{\"kind\":\"x\",\"stream\":\"%s/1\"%s}";
        List<Entry> entries = read(
                line.formatted("p", ",\"mono\":1000,\"time\":\"2026-01-01T00:00:00Z\""),
                line.formatted("p", ",\"mono\":1000000001000"),
                line.formatted("p", ",\"time\":\"2026-01-01T00:20:00Z\""),
                line.formatted("p", ",\"mono\":2000000001000,\"time\":\"yesterday\""),
                // another clock, which its first line tells
                line.formatted("q", ",\"mono\":7,\"time\":\"2026-01-01T01:00:00Z\""),
                line.formatted("q", ",\"mono\":1000000000007"));
        assertThat(entries)
                .extracting(Entry::mono)
                .containsExactly(1000L, 1000000001000L, 1200000001000L, 2000000001000L, 3600000001000L, 4600000001000L);
    }

    @Test
    void aFirstLineWhoseTimeIsNoneHasItsMono() throws Exception {
        assertThat(read("{\"kind\":\"x\",\"mono\":5,\"time\":\"yesterday\"}"))
                .extracting(Entry::mono)
                .containsExactly(5L);
    }

    @Test
    void aLineIsReadThatIsAsEarlyAsNumbersGo() throws Exception {
        String line = "{\"kind\":\"x\",\"mono\":" + Long.MIN_VALUE + "}";
        assertThat(read(line, line)).extracting(Entry::mono).containsExactly(Long.MIN_VALUE, Long.MIN_VALUE);
    }

    @Test
    void theLastOfFieldsWithOneNameCounts() throws Exception {
        String line = "{\"kind\":\"loss\",\"kind\":\"acme\",\"mono\":1,\"mono\":\"x\",\"mono\":2,\"stream\":\"s\"}";
        Snapshot snapshot = snapshot(line.getBytes(StandardCharsets.UTF_8));
        Entry entry = snapshot.files().get(0).open().next();
        assertThat(entry.kind()).isEqualTo("acme");
        assertThat(entry.mono()).isEqualTo(2);
        assertThat(entry.line()).isEqualTo(line);
    }

    /** One line alone is read as a tree. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aFileIsReadAsItsLinesAre(long seed) throws Exception {
        byte[] bytes = (EVENT + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] drawn = new DrawnLines(seed).file(3000);
        List<Entry> alone = new ArrayList<>();
        String text = new String(drawn, StandardCharsets.UTF_8);
        text.lines().map(EntryLine::read).filter(Objects::nonNull).forEach(alone::add);
        List<Entry> read = new JsonBatch("log", new ClockPair(0, 0)).read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(read).as("seed %d", seed).hasSameSizeAs(alone).hasSizeGreaterThan(500);
        Snapshot snapshot = snapshot(join(bytes, drawn));
        assertThat(snapshot.files().get(0).events()).as("seed %d", seed).isEqualTo(alone.size() + 1);
        for (int i = 0; i < read.size(); i++) {
            Entry one = alone.get(i);
            assertThat(read.get(i).line()).isEqualTo(one.line());
            assertThat(read.get(i).kind()).as(one.line()).isEqualTo(one.kind());
            assertThat(read.get(i).origin()).as(one.line()).isEqualTo(one.origin());
            if (one.frame() == null) {
                continue;
            }
            assertThat(read.get(i).frame().event())
                    .as(one.line())
                    .isEqualTo(one.frame().event());
            assertThat(read.get(i).frame().thread())
                    .as(one.line())
                    .isEqualTo(one.frame().thread());
            assertThat(read.get(i).frame().mono())
                    .as(one.line())
                    .isEqualTo(one.frame().mono());
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
