package io.sillage.cli.wrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
    @TempDir
    Path here;

    @Test
    void looksInEveryDirectoryOfPath() throws IOException {
        Files.createDirectories(here.resolve("second"));
        Path tool = Files.createFile(here.resolve("second/tool"));
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        assertThat(find("tool").file()).isEqualTo(tool);
    }

    @Test
    void tellsWhatIsMissingFromWhatIsNotExecutable() throws IOException {
        Files.createFile(here.resolve("text"));
        assertThat(find("./absent")).isEqualTo(new Program(null, 127, "command not found: './absent'"));
        assertThat(find("absent"))
                .isEqualTo(new Program(null, 127, "command not found: 'absent' is in no directory of PATH"));
        assertThat(find("./text").exitCode()).isEqualTo(126);
        assertThat(find("./text").fault()).startsWith("cannot start './text': not executable; try: chmod +x ");
        assertThat(find("./")).isEqualTo(new Program(null, 126, "cannot start './': it is a directory"));
    }

    private Program find(String word) {
        return Program.find(word, here, Map.of("PATH", "first:second"));
    }
}
