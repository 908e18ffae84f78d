package io.sillage.analyzer.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.kit.CaptureBuilder;
import io.sillage.analyzer.kit.TcpTalk;
import io.sillage.analyzer.timeline.LiveTimeline;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.TimePoint;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.event.Event;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A capture where a recording is wanted. */
class CaptureRecordingTest {
    private final CaptureBuilder capture = new CaptureBuilder();

    @TempDir
    private Path folder;

    @BeforeEach
    void talk() {
        TcpTalk talk = capture.tcp("10.0.0.1", 40000, "10.0.0.2", 80);
        talk.open();
        talk.orig.text("GET /a HTTP/1.1\r\n\r\n");
        talk.after(5000).resp.text("HTTP/1.1 500 Oh\r\nContent-Length: 2\r\n\r\nno");
        talk.close();
    }

    private Path file() throws IOException {
        return Files.write(folder.resolve("some.pcap"), capture.pcap());
    }

    private static List<Entry> entries(Path path, Selection selection) {
        List<Entry> entries = new ArrayList<>();
        Timeline timeline = Timeline.of(Recording.open(path), selection);
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            entries.add(entry);
        }
        return entries;
    }

    private static List<Event> events(List<Entry> entries) {
        return entries.stream()
                .map(entry -> Objects.requireNonNull(entry.frame()).event())
                .toList();
    }

    @Test
    void itsLinesReadBackAreTheSameEvents() throws IOException {
        Path lines = folder.resolve("some.ndjson");
        try (PrintStream out = new PrintStream(Files.newOutputStream(lines), false, StandardCharsets.UTF_8)) {
            new EventLines(Timeline.of(Recording.open(file()), Selection.ALL), null).write(out);
        }
        assertThat(events(entries(lines, Selection.ALL)))
                .hasSize(9)
                .containsExactlyElementsOf(events(entries(file(), Selection.ALL)));
    }

    @Test
    void kindsAndPeriodsAreSelectedAsOfAnyRecording() throws IOException {
        Selection late = Selection.ALL.since(TimePoint.parse("-1s")).kinds(List.of("message", "net.io"));
        assertThat(entries(file(), late)).extracting(Entry::kind).containsExactly("net.io", "message");
    }

    @Test
    void tailEndsAfterWhatIsThere() throws IOException {
        LiveTimeline timeline = new LiveTimeline(Recording.open(file()), Selection.ALL, System::nanoTime, 0);
        List<LiveTimeline.Shown> shown = new ArrayList<>();
        timeline.drain(shown::addAll);
        assertThat(shown).hasSize(9);
        timeline.drain(shown::addAll);
        assertThat(shown).hasSize(9);
    }

    @Test
    void whatACutCaptureLacksIsInTheReport() throws IOException {
        Path file = file();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        Timeline timeline = Timeline.of(Recording.open(file), Selection.ALL.kinds(List.of("message")));
        while (timeline.next() != null) {
            // to its end
        }
        assertThat(LossReport.of(timeline).lines())
                .hasSize(2)
                .first()
                .isEqualTo("lost: 1 events; what follows is made without them");
        assertThat(LossReport.of(timeline).lines().get(1)).contains("capture-1700000000000/0", "some.pcap is cut");
    }

    @Test
    void anEmptyCaptureHasNoEvents() throws IOException {
        Path file = Files.write(folder.resolve("empty.pcap"), new CaptureBuilder().pcap());
        assertThat(entries(file, Selection.ALL)).isEmpty();
    }

    @Test
    void peopleReadWhatWasSaid() throws IOException {
        List<String> words = entries(file(), Selection.ALL).stream()
                .map(TailWords::of)
                .map(line -> line.replaceAll(" 10\\.0\\..*", ""))
                .toList();
        assertThat(words)
                .containsExactly(
                        "net.state orig inactive -> syn_sent",
                        "net.state orig syn_sent -> established",
                        "net.state resp inactive -> established",
                        "net.io 19 B",
                        "http request http.request.method=GET url.path=/a network.protocol.version=1.1"
                                + " http.request.body.size=0 bytes=19 duration=0 ns",
                        "net.io 40 B",
                        "http response http.request.method=GET url.path=/a network.protocol.version=1.1 error.type=500"
                                + " http.response.status_code=500 http.response.body.size=2 bytes=40 duration=0 ns"
                                + " latency=5.00 s",
                        "net.state orig established -> closed",
                        "net.state resp established -> closed");
    }
}
