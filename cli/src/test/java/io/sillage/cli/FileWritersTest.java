package io.sillage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.cli.status.FileWriters;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWritersTest {
    @TempDir
    private Path folder;

    @Test
    void whoHasAFileOpenForWritingIsSeenAndWhoReadsItIsNot() throws Exception {
        Path file = Files.writeString(folder.resolve("log.ndjson"), "");
        FileWriters writers = new FileWriters(file);
        try (FileChannel reader = FileChannel.open(file, StandardOpenOption.READ)) {
            assertThat(writers.any()).isFalse();
            try (FileChannel writer = FileChannel.open(file, StandardOpenOption.APPEND)) {
                assertThat(writers.any()).isTrue();
                assertThat(writers.any()).isTrue();
                assertThat(writer.size() + reader.size()).isZero();
            }
            assertThat(writers.any()).isFalse();
        }
        Files.delete(file);
        assertThat(writers.any()).isFalse();
    }
}
