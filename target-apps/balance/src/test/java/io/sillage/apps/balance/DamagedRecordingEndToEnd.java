package io.sillage.apps.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.harness.Command;
import io.sillage.harness.Finished;
import io.sillage.harness.Jdk;
import io.sillage.harness.Jdks;
import io.sillage.harness.Recording;
import io.sillage.harness.Sillage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings that something has happened to: what is whole is shown, what is missing is counted and named. */
class DamagedRecordingEndToEnd {
    private static final Jdk JDK = Jdks.oldest();

    @TempDir
    static Path original;

    @TempDir
    Path directory;

    private final Sillage sillage = new Sillage(JDK);
    private Recording recording;
    private long whole;

    @BeforeAll
    static void record() {
        Path jar = Sillage.built("target-apps/balance/target/balance.jar");
        new Sillage(JDK)
                .run("run", "--recording", original.resolve("recording"), "--", JDK.java(), "-jar", jar)
                .expect(0);
    }

    @BeforeEach
    void copy() {
        Command.of("cp", "-r", original.resolve("recording"), directory).run().expect(0);
        recording = new Recording(sillage, directory.resolve("recording"));
        whole = recording.status("balance").path("events").asLong();
    }

    @Test
    void readsWhatIsBeforeACut() throws IOException {
        Path segment = largest();
        byte[] bytes = Files.readAllBytes(segment);
        Files.write(segment, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertNamedAndCounted(segment);
    }

    @Test
    void doesNotShowWhatFlippedBytesSay() throws IOException {
        Path segment = largest();
        byte[] bytes = Files.readAllBytes(segment);
        for (int i = bytes.length / 2; i < bytes.length / 2 + 16; i++) {
            bytes[i] ^= 0x55;
        }
        Files.write(segment, bytes);
        assertNamedAndCounted(segment);
    }

    @Test
    void saysWhichVersionItCannotRead() throws IOException {
        Path file = recording.directory().resolve("recording.json");
        Files.writeString(file, Files.readString(file).replace("\"format\":1", "\"format\":999"));
        Finished refused = sillage.run("events", recording.directory()).expect(2);
        assertThat(refused.err()).contains("is of format 999, this sillage reads format 1; ");
    }

    @Test
    void readsOnWithoutItsFirstFile() throws IOException {
        Files.delete(recording.directory().resolve("recording.json"));
        Finished read = sillage.run("events", recording.directory()).expect(0);
        assertThat(read.err()).contains("recording.json");
        assertThat(read.out()).contains("\"kind\":\"method.exit\"");
    }

    @Test
    void refusesToRecordIntoIt() {
        Finished refused = sillage.run("run", "--recording", recording.directory(), "--", "true")
                .expect(2);
        assertThat(refused.err())
                .startsWith("sillage: ")
                .contains(recording.directory().toString())
                .doesNotContain("Bug");
        assertThat(recording.status("balance").path("events").asLong()).isEqualTo(whole);
    }

    @Test
    void namesTheNewestWhereThereIsNoSuchRecording() {
        Finished refused =
                sillage.command("events", "no-such").in(directory).run().expect(2);
        assertThat(refused.err()).startsWith("sillage: no such recording: 'no-such'; ");
    }

    private void assertNamedAndCounted(Path segment) {
        Finished read =
                sillage.run("events", recording.directory(), "--kind", "loss").expect(0);
        assertThat(read.err()).contains("lost: ", segment.getFileName().toString());
        long events = 0;
        try (Stream<String> lines = sillage.run("events", recording.directory(), "--source", "balance")
                .expect(0)
                .out()
                .lines()
                .filter(line -> !line.contains("\"kind\":\"loss\""))) {
            events = lines.count();
        }
        assertThat(events).isLessThan(whole);
        assertThat(events + recording.lost()).isEqualTo(whole);
        for (String command : List.of("connections", "methods", "status", "tail")) {
            sillage.run(command, recording.directory()).expect(0);
        }
    }

    private Path largest() throws IOException {
        try (Stream<Path> files = Files.walk(recording.directory())) {
            return files.filter(file -> file.toString().endsWith(".sealed"))
                    .max(java.util.Comparator.comparingLong(
                            file -> file.toFile().length()))
                    .orElseThrow();
        }
    }
}
