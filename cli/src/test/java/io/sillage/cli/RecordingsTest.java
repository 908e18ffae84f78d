package io.sillage.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sillage.event.ClockPair;
import io.sillage.event.RecordingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    @TempDir
    Path here;

    @Test
    void takesTheOneBegunLast() throws IOException {
        recording("recordings/z-first", 1);
        recording("recordings/a-last", 2);
        Files.createDirectories(here.resolve("recordings/no-recording"));
        assertThat(recordings().existing(null)).isEqualTo(here.resolve("recordings/a-last"));
    }

    @Test
    void saysHowToMakeOneWhereThereIsNone() {
        assertThatThrownBy(() -> recordings().existing(null))
                .hasMessage("no recording under ./recordings; name one, or make one with: sillage run -- COMMAND");
    }

    @Test
    void namesTheNewestInPlaceOfOneThatIsNotThere() throws IOException {
        recording("recordings/night", 1);
        assertThatThrownBy(() -> recordings().existing("nigt"))
                .hasMessage("no such recording: 'nigt'; the newest here is recordings/night");
    }

    @Test
    void namesNewOnesByCommandAndTime() throws IOException {
        Path first = recordings().fresh(null, "my app", NOW);
        assertThat(first).isEqualTo(here.resolve("recordings/my_app-20260102T030405Z"));
        Files.createDirectories(first);
        assertThat(recordings().fresh(null, "my app", NOW))
                .isEqualTo(here.resolve("recordings/my_app-20260102T030405Z-2"));
    }

    @Test
    void showsPathsAsTheyAreTypedHere() {
        assertThat(recordings().shown(here.resolve("recordings/x"))).isEqualTo("recordings/x");
        assertThat(recordings().shown(Path.of("/elsewhere/x"))).isEqualTo("/elsewhere/x");
    }

    private Recordings recordings() {
        return new Recordings(here);
    }

    private void recording(String name, long wall) throws IOException {
        Path path = Files.createDirectories(here.resolve(name));
        Files.writeString(
                path.resolve(RecordingFile.NAME),
                new RecordingFile(RecordingFile.FORMAT, "host", "", new ClockPair(wall, 0)).toJson());
    }
}
