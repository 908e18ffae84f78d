package io.sillage.analyzer.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.analyzer.topic.Repeats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineNamesTest {
    private static final String HEAD = "{\"time\":\"2026-01-02T03:04:0";

    @TempDir
    Path folder;

    private final LineNames names = new LineNames();

    @Test
    void aLineWithoutANameHasThatOfItsPlaceInItsFile() throws IOException {
        assertThat(named("6Z\",\"kind\":\"log\"}", "5Z\",\"kind\":\"log\",\"attributes\":{\"seq\":1} } "))
                .containsExactly(
                        HEAD + "5Z\",\"kind\":\"log\",\"attributes\":{\"seq\":1} ,\"stream\":\"log.json\",\"seq\":1}",
                        HEAD + "6Z\",\"kind\":\"log\",\"stream\":\"log.json\",\"seq\":0}");
        assertThat(names.unnamed()).isZero();
    }

    @Test
    void whatIsPublishedAgainIsARepeat() throws IOException {
        String[] lines = {"5Z\",\"kind\":\"log\"}", "5Z\",\"kind\":\"log\"}"};
        Repeats repeats = new Repeats();
        assertThat(named(lines)).noneMatch(repeats::isRepeat);
        LineNames again = new LineNames();
        assertThat(entries(lines).stream().map(entry -> again.named(entry, entry.line())))
                .allMatch(repeats::isRepeat);
    }

    @Test
    void aLineWithANameKeepsIt() throws IOException {
        String named = "5Z\",\"kind\":\"log\",\"stream\":\"a\",\"seq\":7}";
        assertThat(named(named)).containsExactly(HEAD + named);
        assertThat(names.unnamed()).isZero();
    }

    @Test
    void whatHasHalfANameOrASecondPlaceIsCounted() throws IOException {
        String half = "5Z\",\"kind\":\"log\",\"stream\":\"a\"}";
        assertThat(named(half)).containsExactly(HEAD + half);
        assertThat(named("5Z\",\"kind\":\"log\"}").get(0)).contains("\"stream\":\"log.json\",\"seq\":0}");
        assertThat(named("5Z\",\"kind\":\"log\"}"))
                .as("of another file")
                .containsExactly(HEAD + "5Z\",\"kind\":\"log\"}");
        assertThat(names.unnamed()).isEqualTo(2);
    }

    private List<String> named(String... lines) throws IOException {
        return entries(lines).stream()
                .map(entry -> names.named(entry, entry.line()))
                .toList();
    }

    private List<Entry> entries(String... lines) throws IOException {
        Path file = folder.resolve("log.json");
        Files.write(file, List.of(lines).stream().map(line -> HEAD + line).toList());
        Timeline timeline = Timeline.of(Recording.open(file), Selection.ALL);
        List<Entry> entries = new ArrayList<>();
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            entries.add(entry);
        }
        return entries;
    }
}
