package io.sillage.analyzer.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sillage.analyzer.kit.TestRecording;
import io.sillage.event.Loss;
import io.sillage.event.MethodEntered;
import io.sillage.event.RecordingFile;
import io.sillage.event.SegmentHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    private static final long T0 = TestRecording.CLOCK.mono();

    @TempDir
    Path dir;

    private TestRecording recording;
    private TestRecording.Process process;

    @BeforeEach
    void make() {
        recording = new TestRecording(dir.resolve("r"));
        process = recording.process(4711, "shop");
    }

    @Test
    void saysThatThereIsNoSuchRecording() {
        Path nowhere = dir.resolve("nowhere");
        assertThatThrownBy(() -> Recording.open(nowhere))
                .isInstanceOfSatisfying(
                        RecordingProblem.class,
                        problem -> assertThat(problem.exitCode()).isEqualTo(2))
                .hasMessage("no such recording: " + nowhere + "; `sillage run -- COMMAND` makes one");
    }

    @Test
    void saysThatADirectoryIsNoRecording() throws IOException {
        Path other = Files.createDirectory(dir.resolve("other"));
        assertThatThrownBy(() -> Recording.open(other)).hasMessageStartingWith("not a recording: " + other);
    }

    @Test
    void saysThatAFileIsNoRecording() throws IOException {
        Path text = Files.writeString(dir.resolve("text"), "hello\n");
        assertThatThrownBy(() -> Recording.open(text)).hasMessageStartingWith("not a recording: " + text);
    }

    @Test
    void namesBothVersionsOfARecordingThatIsTooNew() throws IOException {
        Files.writeString(recording.path().resolve(RecordingFile.NAME), "{\"format\":7}\n");
        assertThatThrownBy(() -> Recording.open(recording.path()))
                .hasMessageContaining("is of format 7, this sillage reads format 1");
    }

    @Test
    void takesTheFirstSegmentsClockWhereTheRecordingsFileIsDamaged() throws IOException {
        lane(10).save();
        Files.writeString(recording.path().resolve(RecordingFile.NAME), "{\"format\":1,\"clo");
        Recording opened = Recording.open(recording.path());
        assertThat(opened.clock()).isEqualTo(TestRecording.CLOCK);
        assertThat(opened.remarks()).singleElement().asString().contains("it is damaged");
        Files.delete(recording.path().resolve(RecordingFile.NAME));
        assertThat(Recording.open(recording.path()).remarks())
                .singleElement()
                .asString()
                .contains("is missing");
    }

    @Test
    void readsASegmentOnceThatIsThereRawAndSealed() {
        lane(1000).save().seal();
        assertThat(seqs()).hasSize(1000).isSorted();
        assertThat(losses()).isEmpty();
    }

    @Test
    void passesOverPreparedAndHalfMadeFiles() throws IOException {
        lane(10).save();
        ByteBuffer prepared = ByteBuffer.allocate(4096);
        SegmentHeader.prepare(prepared, TestRecording.CLOCK);
        Files.write(process.folder().resolve("s000900.seg"), prepared.array());
        Files.write(process.folder().resolve("s000901.seg"), new byte[4096]);
        Files.write(process.folder().resolve("s000902.seg"), new byte[0]);
        Files.write(process.folder().resolve("s000903.sealed.tmp"), new byte[10]);
        assertThat(seqs()).hasSize(10);
        assertThat(losses()).isEmpty();
    }

    @Test
    void findsASegmentThatWasSealedAfterItWasSeen() throws IOException {
        TestRecording.Lane lane = lane(1000).save();
        Snapshot snapshot = Recording.open(recording.path()).snapshot();
        lane.seal();
        for (Path raw : lane.files()) {
            Files.delete(raw);
        }
        assertThat(seqs(snapshot)).hasSize(1000);
    }

    @Test
    void tellsWhatTheWriterCountedAsLost() {
        process.lane(3)
                .add(T0, new MethodEntered("a.B.c"))
                .lose(5)
                .next(T0 + 9)
                .add(T0 + 10, new MethodEntered("a.B.d"))
                .lose(2)
                .save();
        assertThat(losses())
                .containsExactly(new Loss(1, 5, "no segment was free"), new Loss(7, 2, "no segment was free"));
    }

    @Test
    void tellsWhichNumbersAMissingFileHeld() throws IOException {
        TestRecording.Lane lane = lane(1000).save();
        List<Long> before = seqs();
        Files.delete(lane.files().get(1));
        long missing = before.size() - seqs().size();
        assertThat(losses()).singleElement().satisfies(loss -> {
            assertThat(loss.count()).isEqualTo(missing);
            assertThat(loss.reason()).isEqualTo("no file holds what came after s000001.seg");
        });
    }

    @Test
    void namesRetentionAsTheReasonForAMissingBeginning() throws IOException {
        TestRecording.Lane lane = lane(1000).seal();
        Files.delete(lane.sealed(0));
        long first = seqs().get(0);
        String stream = process.name() + "/3";
        Files.writeString(
                recording.path().resolve("retention.json"),
                "{\"format\":1,\"streams\":{\"" + stream + "\":{\"to_seq\":" + first + "},\"9-9/0\":{\"to_seq\":4}}}");
        assertThat(losses())
                .containsExactlyInAnyOrder(
                        new Loss(0, first, "deleted by retention"), new Loss(0, 4, "deleted by retention"));
    }

    @Test
    void keepsWhatStandsBeforeTheEndOfACutFile() throws IOException {
        TestRecording.Lane lane = lane(1000).save();
        Path second = lane.files().get(1);
        byte[] bytes = Files.readAllBytes(second);
        Files.write(second, Arrays.copyOf(bytes, 1000));
        List<Long> seqs = seqs();
        assertThat(losses()).singleElement().satisfies(loss -> {
            assertThat(loss.count()).isEqualTo(1000 - seqs.size());
            assertThat(loss.reason()).startsWith("s000002.seg: cut at byte 1000 of ");
        });
    }

    @Test
    void tellsTheDamageOfASealedFileAndReadsTheRawOneWhereItIsStillThere() throws IOException {
        TestRecording.Lane lane = lane(1000).seal();
        Path second = lane.sealed(1);
        byte[] bytes = Files.readAllBytes(second);
        bytes[bytes.length - 20] ^= 4;
        Files.write(second, bytes);
        List<Long> seqs = seqs();
        assertThat(seqs.size()).isBetween(500, 999);
        lane.save();
        assertThat(seqs()).hasSize(1000);
    }

    private TestRecording.Lane lane(int events) {
        TestRecording.Lane lane = process.lane(3, 2048).thread(1, "main");
        for (int i = 0; i < events; i++) {
            lane.add(T0 + i * 1_000_000L, new MethodEntered("com.acme.M" + i % 20 + ".run"));
        }
        return lane;
    }

    private List<Long> seqs() {
        return seqs(Recording.open(recording.path()).snapshot());
    }

    private static List<Long> seqs(Snapshot snapshot) {
        List<Long> seqs = new ArrayList<>();
        for (Lane lane : snapshot.lanes()) {
            Cursor cursor = lane.entries();
            for (Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
                if (!entry.kind().equals("loss")) {
                    seqs.add(entry.seq());
                }
            }
        }
        return seqs;
    }

    private List<Loss> losses() {
        return Recording.open(recording.path()).snapshot().losses().stream()
                .map(entry -> (Loss) entry.frame().event())
                .toList();
    }
}
