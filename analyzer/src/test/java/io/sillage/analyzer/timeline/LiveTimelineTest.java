package io.sillage.analyzer.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.journal.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of JSON lines while it is written. */
class LiveTimelineTest {
    private static final long HOLD_NANOS = 300;

    @TempDir
    private Path folder;

    private long now;
    private final List<LiveTimeline.Shown> shown = new ArrayList<>();

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("log.ndjson"), text);
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    private static String line(int number) {
        return line(number, "s", number, number);
    }

    private static String line(long mono, String stream, long seq, int number) {
        return "{\"kind\":\"acme\",\"mono\":" + (1000 + mono) + ",\"stream\":\"" + stream + "\",\"seq\":" + seq
                + ",\"n\":" + number + "}\n";
    }

    private LiveTimeline followed(Path file) {
        return new LiveTimeline(Recording.open(file), Selection.ALL, () -> now, HOLD_NANOS);
    }

    private void poll(LiveTimeline timeline) {
        now += HOLD_NANOS;
        shown.addAll(timeline.poll());
    }

    private List<Integer> numbers() {
        return shown.stream()
                .map(next -> next.entry().line())
                .map(line -> Integer.valueOf(line.replaceAll(".*\"n\":(\\d+)}", "$1")))
                .toList();
    }

    @Test
    void whatIsWrittenBeforeTheBeginningIsReadComesOnce() throws Exception {
        Path file = file(line(1) + line(2).substring(0, 10));
        LiveTimeline timeline = followed(file);
        append(file, line(2).substring(10) + line(3));
        poll(timeline);
        poll(timeline);
        append(file, line(4));
        timeline.drain(shown::addAll);
        assertThat(numbers()).containsExactly(1, 2, 3, 4);
        assertThat(timeline.lost().events()).isZero();
        assertThat(timeline.late()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void eventsOfOneTimeStayInTheOrderOfTheirLines(long seed) throws Exception {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        long mono = 0;
        for (int i = 0; i < 500; i++) {
            mono += random.nextInt(3) == 0 ? 1 : 0;
            lines.add(line(mono, "abc".substring(random.nextInt(3)), random.nextInt(3), i));
        }
        Path file = file(lines.get(0));
        LiveTimeline timeline = followed(file);
        for (int from = 1; from < lines.size(); ) {
            int to = Math.min(lines.size(), from + random.nextInt(100));
            append(file, String.join("", lines.subList(from, to)));
            from = to;
            poll(timeline);
        }
        timeline.drain(shown::addAll);
        assertThat(numbers()).as("seed %d", seed).hasSize(lines.size()).isSorted();
    }

    @Test
    void whatIsWrittenNoLaterThanOthersAreHeldBackIsInItsPlace() throws Exception {
        Path file = file(line(0));
        LiveTimeline timeline = followed(file);
        shown.addAll(timeline.poll());
        append(file, line(1000, "s", 1, 2));
        shown.addAll(timeline.poll());
        now += HOLD_NANOS - 1;
        append(file, line(10, "late", 0, 1));
        shown.addAll(timeline.poll());
        poll(timeline);
        append(file, line(20, "later", 0, 3));
        timeline.drain(shown::addAll);
        assertThat(numbers()).containsExactly(0, 1, 2, 3);
        assertThat(shown).extracting(LiveTimeline.Shown::late).containsExactly(false, false, false, true);
    }

    @Test
    void whatComesIsWantedBetweenTheSameTimesAsWhatWasThere() throws Exception {
        Path file = file(line(0) + line(10));
        Selection between =
                Selection.ALL.since(TimePoint.parse("-5ns")).until(TimePoint.parse("1970-01-01T00:00:00.000001020Z"));
        LiveTimeline timeline = new LiveTimeline(Recording.open(file), between, () -> now, HOLD_NANOS);
        poll(timeline);
        append(file, line(3) + line(15) + line(25) + line(16));
        timeline.drain(shown::addAll);
        assertThat(shown).extracting(next -> next.entry().mono() - 1000).containsExactly(10L, 15L, 16L);
    }

    @Test
    void whatIsLostIsSummedFromTheBeginningOn() throws Exception {
        Path file = file(line(1) + "no event\n" + line(2));
        LiveTimeline timeline = followed(file);
        poll(timeline);
        append(file, "no event\nnor this\n" + line(3));
        timeline.drain(shown::addAll);
        assertThat(timeline.lost().events()).isEqualTo(3);
        assertThat(timeline.lost().causes()).extracting(LossSums.Cause::events).containsExactly(2L, 1L);
    }

    @Test
    void allOfAProcessIsShownWhenNothingOfItIsHeldBackAnyMore() throws Exception {
        Path file = file(line(1));
        LiveTimeline timeline = followed(file);
        assertThat(timeline.hasShownAllOf("s"))
                .as("what was there at first is not read")
                .isFalse();
        poll(timeline);
        assertThat(timeline.hasShownAllOf("s")).isTrue();
        append(file, line(2));
        shown.addAll(timeline.poll());
        assertThat(timeline.hasShownAllOf("s")).as("it waits for earlier ones").isFalse();
        poll(timeline);
        assertThat(timeline.hasShownAllOf("s")).isTrue();
        assertThat(numbers()).containsExactly(1, 2);
    }
}
