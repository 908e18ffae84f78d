package io.sillage.analyzer.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sillage.analyzer.capture.Checksums;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.journal.RecordingProblem;
import io.sillage.analyzer.kit.CaptureBuilder;
import io.sillage.analyzer.kit.TcpTalk;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.TimePoint;
import io.sillage.analyzer.timeline.Timeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacketConnectionsTest {
    private final CaptureBuilder capture = new CaptureBuilder();

    @TempDir
    private Path folder;

    private Connections read(byte[] bytes) throws IOException {
        return PacketConnections.of(Files.write(folder.resolve("any.name"), bytes), Selection.ALL);
    }

    private void exchange() {
        TcpTalk talk = capture.tcp("10.0.0.1", 40000, "10.0.0.2", 80);
        talk.open();
        talk.orig.data(100);
        talk.resp.data(2000);
        talk.close();
    }

    @Test
    void zeekFormatHasItsHeaderAndColumns() throws IOException {
        exchange();
        List<String> lines = ConnectionZeek.lines(read(capture.pcap()));
        assertThat(lines.subList(0, 7))
                .containsExactly(
                        "#separator \\x09",
                        "#set_separator\t,",
                        "#empty_field\t(empty)",
                        "#unset_field\t-",
                        "#path\tconn",
                        "#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration"
                                + "\torig_bytes\tresp_bytes\tconn_state\tmissed_bytes\thistory\torig_pkts\torig_ip_bytes"
                                + "\tresp_pkts\tresp_ip_bytes\tip_proto\tcommunity_id",
                        "#types\ttime\tstring\taddr\tport\taddr\tport\tenum\tstring\tinterval\tcount\tcount\tstring"
                                + "\tcount\tstring\tcount\tcount\tcount\tcount\tcount\tstring");
        String row = lines.get(7);
        // Eight packets, a millisecond apart; the last, mere leave-taking, is not in the duration.
        assertThat(row)
                .isEqualTo(
                        "1700000000.000000\tcapture-1700000000000/c1\t10.0.0.1\t40000\t10.0.0.2\t80\ttcp\t-\t0.006000\t100\t2000\tSF\t0"
                                + "\tShADdFf\t5\t300\t3\t2120\t6\t"
                                + read(capture.pcap()).records().get(0).communityId());
    }

    @Test
    void whatTookNoTimeHasNeitherDurationNorBytes() throws IOException {
        capture.udp("10.0.0.1", 40000, "10.0.0.2", 9000, 30);
        String[] cells = ConnectionZeek.lines(read(capture.pcap())).get(7).split("\t");
        assertThat(List.of(cells[8], cells[9], cells[10], cells[15])).containsExactly("-", "-", "-", "58");
    }

    @Test
    void otherProtocolsHaveNoPorts() throws IOException {
        capture.ip("147.32.84.165", "224.0.0.22", 2, new byte[20], 2)
                .ip("147.32.84.165", "224.0.0.22", 2, new byte[20], 2);
        List<String> cells =
                List.of(ConnectionZeek.lines(read(capture.pcap())).get(7).split("\t"));
        // As Zeek 8 has it: UnknownIPTransportAnalyzer::InitConnKey takes 0 for ports, and the endpoints' sizes stay 0.
        assertThat(cells.subList(2, 19))
                .containsExactly(
                        "147.32.84.165",
                        "0",
                        "224.0.0.22",
                        "0",
                        "unknown_transport",
                        "-",
                        "0.001000",
                        "0",
                        "0",
                        "OTH",
                        "0",
                        "-",
                        "2",
                        "80",
                        "0",
                        "0",
                        "2");
    }

    @Test
    void jsonHasWhatOnlyPacketsTell() throws IOException {
        exchange();
        assertThat(read(capture.pcap()).json().get(0))
                .contains("\"state\":\"SF\"", "\"orig_bytes\":100", "\"resp_packets\":3", "\"missed_bytes\":0")
                .contains("\"start\":\"2023-11-14T22:13:20.000000000Z\"", "\"open\":false")
                .doesNotContain("orig_calls");
    }

    @Test
    void turnsAndPausesAreThoseOfThePackets() throws IOException {
        TcpTalk talk = capture.tcp("10.0.0.1", 40000, "10.0.0.2", 80);
        talk.open();
        talk.orig.data(60);
        talk.orig.data(40);
        talk.after(9).resp.data(2000);
        talk.resp.data(500);
        talk.after(99).orig.data(10);
        talk.orig.repeat(-10, 16, 10);
        talk.resp.data(20);
        talk.close();
        String turns = "\"turns\":{\"count\":2,\"latency_ns\":{\"p50\":2000000,\"p99\":10000000,\"max\":10000000}"
                + ",\"orig_bytes\":110,\"resp_bytes\":2520},\"idle_max_ns\":100000000";
        assertThat(read(capture.pcap()).json().get(0)).contains(turns);
    }

    @Test
    void turnsNeedOnlyTheHeadsOfPackets() throws IOException {
        capture.snap(60);
        exchange();
        assertThat(read(capture.pcap()).json().get(0))
                .contains(
                        "\"turns\":{\"count\":1,\"latency_ns\":{\"p50\":1000000",
                        "\"orig_bytes\":100,\"resp_bytes\":2000}");
    }

    @Test
    void datagramsTakeTurnsToo() throws IOException {
        capture.udp("10.0.0.1", 40000, "10.0.0.2", 53, 40);
        capture.after(4).udp("10.0.0.2", 53, "10.0.0.1", 40000, 90);
        assertThat(read(capture.pcap()).records().get(0).turns())
                .satisfies(turns -> assertThat(turns.maxNanos()).isEqualTo(5_000_000));
    }

    @Test
    void tableShowsThemToo() throws IOException {
        exchange();
        assertThat(String.join("\n", ConnectionTable.lines(read(capture.pcap()), ZoneOffset.UTC, 0)))
                .contains("10.0.0.1:40000", "10.0.0.2:80", "SF");
    }

    @Test
    void idsAreTheSameAtEveryReading() throws IOException {
        exchange();
        assertThat(read(capture.pcap()).records().get(0).id())
                .isEqualTo(read(capture.pcap()).records().get(0).id());
    }

    /** The examples of the Community ID specification. */
    @Test
    void communityIdsAreThoseOfTheSpecification() throws IOException {
        capture.tcp("128.232.110.120", 34855, "66.35.250.204", 80).orig.syn();
        capture.udp("192.168.1.52", 54585, "8.8.8.8", 53, 10);
        capture.icmp("192.168.0.89", "192.168.0.1", 8, 0, 10);
        capture.icmp("fe80::200:86ff:fe05:80da", "fe80::260:97ff:fe07:69ea", 135, 0, 10);
        assertThat(read(capture.pcap()).records())
                .extracting(ConnectionRecord::communityId)
                .containsExactly(
                        "1:LQU9qZlK+B5F3KDmev6m5PMibrg=",
                        "1:d/FP5EW3wiY1vCndhwleRRKHowQ=",
                        "1:X0snYXpgwiv9TZtqg64sgzUn6Dk=",
                        "1:dGHyGvjMfljg6Bppwm3bg0LO8TY=");
    }

    @Test
    void aCutCaptureIsReadAndItsEndIsNamed() throws IOException {
        exchange();
        byte[] whole = capture.pcap();
        Connections connections = read(Arrays.copyOf(whole, whole.length - 1));
        assertThat(connections.records()).hasSize(1);
        assertThat(connections.remarks()).singleElement().asString().contains("any.name is cut: at byte ");
    }

    @Test
    void rewrittenCapturesAreReadWithoutTheirChecksums() throws IOException {
        exchange();
        for (CaptureBuilder.Stamped frame : capture.frames()) {
            // Another network, as tools that anonymise do it: source and target from 10.0.0.0 to 11.0.0.0.
            frame.bytes()[14 + 12] = 11;
            frame.bytes()[14 + 16] = 11;
        }
        Connections connections = read(capture.pcap());
        assertThat(connections.records().get(0).state()).isEqualTo("SF");
        assertThat(connections.remarks()).singleElement().asString().startsWith("most checksums are wrong");
    }

    @Test
    void checksumsThatAreToBeCheckedAreNotDoubted() throws IOException {
        capture.udp("10.0.0.1", 40000, "10.0.0.2", 9000, 30);
        capture.frames().get(0).bytes()[14 + 20 + 6] ^= 1;
        Path file = Files.write(folder.resolve("any.name"), capture.pcap());
        Connections connections = PacketConnections.of(file, Selection.ALL, Checksums.CHECK);
        // All of them are wrong, so AUTO would not look at them.
        assertThat(connections.records())
                .extracting(ConnectionRecord::state, ConnectionRecord::history)
                .containsExactly(tuple("OTH", "C"));
        assertThat(connections.remarks()).isEmpty();
        Connections ignored = PacketConnections.of(file, Selection.ALL, Checksums.IGNORE);
        assertThat(ignored.records()).extracting(ConnectionRecord::state).containsExactly("S0");
        assertThat(ignored.remarks()).isEmpty();
    }

    @Test
    void onlyThoseThatLivedInThePeriod() throws IOException {
        capture.udp("10.0.0.1", 1, "10.0.0.2", 9000, 1);
        capture.after(10_000).udp("10.0.0.1", 2, "10.0.0.2", 9000, 1);
        Path file = Files.write(folder.resolve("two.pcap"), capture.pcap());
        Selection lastFiveSeconds = Selection.ALL.since(TimePoint.parse("-5s"));
        assertThat(PacketConnections.of(file, lastFiveSeconds).records())
                .extracting(record -> record.orig().port())
                .containsExactly(2);
    }

    @Test
    void whereARecordingIsWantedACaptureIsOne() throws IOException {
        TcpTalk talk = capture.tcp("10.0.0.1", 40000, "10.0.0.2", 80);
        talk.open();
        talk.orig.text("GET /pets?token=x HTTP/1.1\r\n\r\n");
        Path file = Files.write(folder.resolve("some.pcap"), capture.pcap());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Selection messages = Selection.ALL.kinds(List.of("message"));
        new EventLines(Timeline.of(Recording.open(file), messages), null).write(new PrintStream(out));
        assertThat(out)
                .hasToString("{\"time\":\"2023-11-14T22:13:20.003000000Z\",\"mono\":1700000000003000000"
                        + ",\"kind\":\"message\",\"source\":\"some.pcap\",\"host.name\":\"unknown\""
                        + ",\"connection\":\"capture-1700000000000/c1\",\"network.transport\":\"tcp\""
                        + ",\"network.local.address\":\"10.0.0.1\",\"network.local.port\":40000"
                        + ",\"network.peer.address\":\"10.0.0.2\",\"network.peer.port\":80"
                        + ",\"direction\":\"orig\",\"network.protocol.name\":\"http\""
                        + ",\"message.type\":\"request\",\"http.request.method\":\"GET\",\"url.path\":\"/pets\""
                        + ",\"network.protocol.version\":\"1.1\",\"http.request.body.size\":0,\"bytes\":30"
                        + ",\"duration_ns\":0,\"stream\":\"capture-1700000000000/1\",\"seq\":4}\n");
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.pcap"), "no packets here");
        assertThat(PacketConnections.recognises(file)).isFalse();
        assertThatThrownBy(() -> PacketConnections.of(file, Selection.ALL))
                .isInstanceOf(RecordingProblem.class)
                .hasMessageContaining("no capture: ");
    }
}
