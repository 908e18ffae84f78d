package io.sillage.analyzer.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.event.ClockPair;
import io.sillage.event.Loss;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of JSON lines that somebody writes as he likes. */
class FollowedLinesTest {
    private static final int MAX_LINE = 1000;

    @TempDir
    private Path folder;

    private Path file;
    private FollowedLines lines;
    private final List<Entry> read = new ArrayList<>();

    @BeforeEach
    void begin() throws IOException {
        file = Files.createFile(folder.resolve("log.ndjson"));
        lines = followed(FilePlace.beginning(file));
    }

    private FollowedLines followed(FilePlace from) {
        return new FollowedLines(file, "host", new ClockPair(0, 0), from, MAX_LINE);
    }

    private static String line(int number) {
        return "{\"kind\":\"log\",\"mono\":" + (1000 + number) + ",\"body\":\"" + number + "\"}";
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND, StandardOpenOption.CREATE);
    }

    private FollowedLinesTest poll() throws IOException {
        read.addAll(lines.poll());
        return this;
    }

    /** Of events their numbers, of losses what they say, since the last time. */
    private List<Object> told() {
        List<Object> told = new ArrayList<>();
        for (Entry entry : read) {
            told.add(
                    entry.kind().equals("loss")
                            ? ((Loss) entry.frame().event()).reason()
                            : (Object) (entry.mono() - 1000));
        }
        read.clear();
        return told;
    }

    @Test
    void halfALineIsWaitedFor() throws Exception {
        String second = line(2);
        write(line(1) + "\n" + second.substring(0, 20));
        assertThat(poll().told()).containsExactly(1L);
        assertThat(poll().told()).isEmpty();
        write(second.substring(20));
        assertThat(poll().told()).isEmpty();
        write("\n" + line(3) + "\n");
        assertThat(poll().told()).containsExactly(2L, 3L);
    }

    @Test
    void halfALineIsToldWhenNobodyWaitsAnyMore() throws Exception {
        write(line(1) + "\n" + line(2).substring(0, 20));
        poll();
        read.addAll(lines.rest());
        List<Object> told = told();
        assertThat(told).hasSize(2).first().isEqualTo(1L);
        assertThat(told.get(1).toString())
                .startsWith("log.ndjson: 1 lines are no event, the first is line 2: ")
                .endsWith("(it has no end: it may still be written)");
    }

    @Test
    void aLineWithoutEndIsReadWhenNobodyWaitsAnyMore() throws Exception {
        write(line(1) + "\n" + line(2));
        assertThat(poll().told()).containsExactly(1L);
        read.addAll(lines.rest());
        assertThat(told()).containsExactly(2L);
    }

    @Test
    void linesThatAreNoEventAreToldWithTheirNumberInTheFile() throws Exception {
        write(line(1) + "\n" + line(2) + "\n");
        FilePlace there =
                JsonLines.find(file, "host", new ClockPair(0, 0), true).end();
        lines = followed(there);
        write("nonsense\n" + line(4) + "\n\nmore nonsense\n");
        poll();
        List<Object> told = told();
        assertThat(told).hasSize(2).first().isEqualTo(4L);
        assertThat(told.get(1).toString()).startsWith("log.ndjson: 2 lines are no event, the first is line 3: ");
        assertThat(poll().told()).isEmpty();
    }

    @Test
    void aFileThatWasCutIsReadFromItsBeginningAndToldSo() throws Exception {
        write(line(1) + "\n" + line(2) + "\n");
        assertThat(poll().told()).containsExactly(1L, 2L);
        Files.writeString(file, line(3) + "\n");
        List<Object> told = poll().told();
        assertThat(told.get(0).toString()).startsWith("log.ndjson: it was cut while it was read");
        assertThat(told.subList(1, told.size())).containsExactly(3L);
    }

    @Test
    void aFileThatWasCutAndGrewAgainBetweenTwoLooksIsNoticed() throws Exception {
        write(line(1) + "\n");
        assertThat(poll().told()).containsExactly(1L);
        Files.writeString(file, line(12345) + "\n" + line(3) + "\n");
        assertThat(poll().told()).hasSize(3).endsWith(12345L, 3L);
    }

    @Test
    void aFileThatWasRenamedIsReadToItsEndAndThenItsSuccessor() throws Exception {
        write(line(1) + "\n");
        assertThat(poll().told()).containsExactly(1L);
        write(line(2) + "\n");
        Path old = Files.move(file, folder.resolve("log.ndjson.1"));
        Files.writeString(old, line(3), StandardOpenOption.APPEND);
        assertThat(poll().told()).containsExactly(2L);
        write("nonsense\n" + line(4) + "\n");
        List<Object> told = poll().told();
        assertThat(told).hasSize(3).startsWith(3L, 4L);
        assertThat(told.get(2).toString()).contains("the first is line 1: ");
        assertThat(poll().told()).isEmpty();
    }

    @Test
    void aFileThatIsGoneIsWaitedFor() throws Exception {
        write(line(1) + "\n");
        poll();
        Files.delete(file);
        assertThat(poll().told()).containsExactly(1L);
        write(line(2) + "\n");
        assertThat(poll().poll().told()).containsExactly(2L);
    }

    @Test
    void aLineThatIsTooLongIsPassedOverAndTold() throws Exception {
        write(line(1) + "\n{\"kind\":\"log\",\"mono\":1,\"body\":\"");
        for (int i = 0; i < 10; i++) {
            write("x".repeat(MAX_LINE / 3));
            poll();
        }
        write("\"}\n" + line(3) + "\nnonsense\n");
        List<Object> told = poll().told();
        assertThat(told).hasSize(3).startsWith(1L, 3L);
        assertThat(told.get(2))
                .isEqualTo("log.ndjson: 2 lines are no event, the first is line 2: longer than 1000 bytes");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverIsWrittenAtOnceEachLineComesOnce(long seed) throws Exception {
        Random random = new Random(seed);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            all.append(line(i)).append(List.of("\n", "\r\n", "\r").get(random.nextInt(3)));
        }
        byte[] bytes = all.append("\n").toString().getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; ) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(random.nextBoolean() ? 3 : 300));
            write(new String(bytes, from, to - from, StandardCharsets.UTF_8));
            from = to;
            poll();
        }
        read.addAll(lines.rest());
        assertThat(told())
                .as("seed %d", seed)
                .containsExactlyElementsOf(
                        IntStream.range(0, 300).mapToObj(i -> (Object) (long) i).toList());
    }
}
