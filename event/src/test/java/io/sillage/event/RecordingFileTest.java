package io.sillage.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFileTest {
    @TempDir
    Path recording;

    @Test
    void comesBackEqual() throws Exception {
        RecordingFile file = new RecordingFile(1, "ship", "b007-1d", Examples.FIRST);
        Files.writeString(recording.resolve(RecordingFile.NAME), file.toJson());
        assertThat(RecordingFile.read(recording)).isEqualTo(file);
    }

    @Test
    void anUnknownFormatNamesBoth() throws Exception {
        Files.writeString(recording.resolve(RecordingFile.NAME), "{\"format\": 7}");
        assertThatThrownBy(() -> RecordingFile.read(recording))
                .hasMessageEndingWith(
                        "recording.json: recording format 7, this program reads format 1; use a newer sillage");
    }

    @Test
    void aDamagedOneSaysWhatIsMissing() throws Exception {
        Files.writeString(recording.resolve(RecordingFile.NAME), "{\"format\":1,\"clock\":{\"wall\":12");
        assertThatThrownBy(() -> RecordingFile.read(recording))
                .isInstanceOf(DamagedSegment.class)
                .hasMessageEndingWith("recording.json: no number \"mono\" in it; it is damaged");
    }
}
