package io.sillage.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sillage.collector.journal.RecordingRefused;
import io.sillage.collector.probe.ProbeCommand;
import io.sillage.event.AgentStatus;
import io.sillage.event.ClockPair;
import io.sillage.event.Frame;
import io.sillage.event.IostatCpu;
import io.sillage.event.IostatDevice;
import io.sillage.event.Kind;
import io.sillage.event.RecordingFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectorTest {
    @TempDir
    Path temporary;

    private Path directory() {
        return temporary.resolve("deep/recording");
    }

    private CollectorSettings quiet() {
        return CollectorSettings.of(directory()).probing(List.of());
    }

    @Test
    void makesARecordingThatOnlyItsOwnerReads() throws Exception {
        ClockPair before = ClockPair.now();
        try (Collector collector = Collector.create(quiet())) {
            collector.start();
            assertThat(collector.recording()).isEqualTo(directory());
        }
        RecordingFile file = RecordingFile.read(directory());
        assertThat(file.bootId()).hasSize(36);
        assertThat(file.clock().mono()).isBetween(before.mono(), System.nanoTime());
        for (Path path : Recordings.files(directory(), ".*")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .as(path.toString())
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.getParent())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void recordsIostatWithItsOwnColumns() throws Exception {
        Path recording;
        try (Collector collector = Collector.create(CollectorSettings.of(directory()))) {
            recording = collector.recording();
            collector.start();
            // A reader sees each event at once, in a segment that is still written.
            Await.until(
                    "iostat gave a report",
                    () -> Recordings.ofSource(recording, "iostat").stream()
                            .anyMatch(frame -> frame.event() instanceof IostatDevice));
            Await.until(
                    "the report says so",
                    () -> collector.report().probes().get(0).events() > 0);
            assertThat(collector.report().probes().get(0).state()).isEqualTo("running");
        }
        List<Frame> frames = Recordings.ofSource(recording, "iostat");
        assertThat(frames).extracting(Frame::kind).contains(Kind.IOSTAT_CPU, Kind.IOSTAT_DEVICE, Kind.AGENT_STATUS);
        assertThat(frames)
                .extracting(Frame::event)
                .filteredOn(IostatCpu.class::isInstance)
                .first()
                .satisfies(event -> assertThat(((IostatCpu) event).columns()).containsKeys("user", "system", "idle"));
        assertThat(states(frames)).containsExactly("started", "stopped");
        for (int i = 0; i < frames.size(); i++) {
            assertThat(frames.get(i).seq()).isEqualTo(i);
        }
    }

    @Test
    void sealsItsOwnSegmentsInTheEnd() throws Exception {
        try (Collector collector = Collector.create(quiet())) {
            collector.start();
        }
        assertThat(Recordings.files(directory(), ".*\\.(seg|tmp|new)")).isEmpty();
        List<Frame> frames = Recordings.ofSource(directory(), "collector");
        assertThat(frames).extracting(Frame::kind).contains(Kind.CLOCK);
        assertThat(states(frames)).startsWith("started").endsWith("stopped");
    }

    @Test
    void closesTwice() throws Exception {
        Collector collector = Collector.create(quiet());
        collector.start();
        collector.close();
        collector.close();
        assertThat(collector.report().segmentsSealed()).isEqualTo(1);
        assertThat(collector.report().livingProcesses()).isZero();
    }

    @Test
    void closesUnstarted() throws Exception {
        Collector.create(quiet()).close();
        Collector.create(quiet().resuming()).close();
    }

    @Test
    void refusesAnExistingRecording() throws Exception {
        Collector.create(quiet()).close();
        assertThatThrownBy(() -> Collector.create(quiet()))
                .isInstanceOf(RecordingRefused.class)
                .hasMessage(
                        directory() + " holds a recording already; name another directory, recordings are never mixed");
    }

    @Test
    void refusesADirectoryWithOtherThingsInIt() throws Exception {
        Files.createDirectories(directory());
        Files.writeString(directory().resolve("thesis.txt"), "years of work");
        assertThatThrownBy(() -> Collector.create(quiet()))
                .isInstanceOf(RecordingRefused.class)
                .hasMessage(directory() + " is not empty: thesis.txt is in it; name a directory that does not exist or"
                        + " is empty");
    }

    @Test
    void refusesAFileInTheWay() throws Exception {
        Files.createDirectories(directory().getParent());
        Files.writeString(directory(), "");
        assertThatThrownBy(() -> Collector.create(quiet()))
                .isInstanceOf(RecordingRefused.class)
                .hasMessage(directory() + " exists and is no directory; name another directory");
    }

    @Test
    void refusesASecondCollector() throws Exception {
        try (Collector first = Collector.create(quiet())) {
            assertThatThrownBy(() -> Collector.create(quiet().resuming()))
                    .isInstanceOf(RecordingRefused.class)
                    .hasMessage(
                            "another collector records into " + directory() + "; stop it, or name another directory");
            first.start();
        }
    }

    @Test
    void refusesToResumeWhatWasBegunBeforeTheHostWasStarted() throws Exception {
        Collector.create(quiet()).close();
        Path file = directory().resolve(RecordingFile.NAME);
        String bootId = RecordingFile.read(directory()).bootId();
        Files.writeString(file, Files.readString(file).replace(bootId, "another-boot"), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Collector.create(quiet().resuming()))
                .isInstanceOf(RecordingRefused.class)
                .hasMessageContaining("was begun before this host was started (boot_id another-boot, now " + bootId);
    }

    @Test
    void refusesToResumeNothing() {
        assertThatThrownBy(() -> Collector.create(quiet().resuming()))
                .isInstanceOf(RecordingRefused.class)
                .hasMessage("no recording at " + directory() + "; leave out the resuming, or name another directory");
    }

    @Test
    void saysWhichToolIsMissingAndHowToGetIt() throws Exception {
        ProbeCommand iostat = ProbeCommand.iostat();
        ProbeCommand missing =
                new ProbeCommand("iostat", List.of("no-such-iostat"), Map.of(), iostat.remedy(), iostat.parser());
        try (Collector collector = Collector.create(quiet().probing(List.of(missing)))) {
            collector.start();
            Await.until(
                    "the probe stood down",
                    () -> collector.report().probes().get(0).state().equals("stood-down"));
        }
        assertThat(Recordings.ofSource(directory(), "iostat"))
                .extracting(Frame::event)
                .filteredOn(event ->
                        event instanceof AgentStatus status && status.state().equals("stood-down"))
                .singleElement()
                .satisfies(event -> assertThat(((AgentStatus) event).reason())
                        .contains("no-such-iostat")
                        .endsWith("remedy: apt-get install sysstat"));
    }

    private static List<String> states(List<Frame> frames) {
        return frames.stream()
                .filter(frame -> frame.kind() == Kind.AGENT_STATUS)
                .map(frame -> ((AgentStatus) frame.event()).state())
                .toList();
    }
}
