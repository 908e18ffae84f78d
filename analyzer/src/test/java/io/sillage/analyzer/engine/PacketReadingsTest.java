package io.sillage.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.kit.CaptureBuilder;
import io.sillage.analyzer.kit.TcpTalk;
import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.language.Shipped;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.analyzer.transduce.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The readings of calls, over packets. */
class PacketReadingsTest {
    private final CaptureBuilder capture = new CaptureBuilder();

    @TempDir
    private Path folder;

    private TcpTalk talk(int port) {
        return capture.tcp("10.0.0.1", port, "10.0.0.2", 80);
    }

    private List<String> records(String reading) throws IOException {
        Path file = Files.write(folder.resolve("some.pcap"), capture.pcap());
        List<String> records = new ArrayList<>();
        Timeline timeline = Timeline.of(Recording.open(file), Selection.ALL);
        new Embedded(Compiler.compile(Shipped.reading(reading), Limits.DEFAULT).get(0), timeline, 100, 1)
                .run(given -> records.add(given.json()));
        return records;
    }

    @Test
    void aConnectionIsOpenedMovesBytesAndIsClosedByBothSides() throws IOException {
        TcpTalk talk = talk(40_000);
        talk.open();
        talk.orig.data(100);
        talk.resp.data(2000);
        talk.close();
        assertThat(records("connection"))
                .hasSize(1)
                .first()
                .asString()
                .contains(
                        "\"ended\":\"match\",\"complete\":true,\"began\":\"syn_sent\",\"peer\":\"10.0.0.2\",\"port\":80",
                        "\"bytes_out\":100,\"bytes_in\":2000");
    }

    @Test
    void aRefusalAndAResetEndOneToo() throws IOException {
        TcpTalk refused = talk(40_001);
        refused.orig.syn();
        refused.resp.rst();
        TcpTalk reset = talk(40_002);
        reset.open();
        reset.orig.data(7);
        reset.resp.rst();
        assertThat(records("connection"))
                .hasSize(2)
                .allSatisfy(record -> assertThat(record).contains("\"complete\":true", "\"error\":\"reset\""))
                .last()
                .asString()
                .contains("\"bytes_out\":7");
    }

    @Test
    void whatNobodySawTheEndOfIsNotComplete() throws IOException {
        TcpTalk half = talk(40_003);
        half.open();
        half.orig.data(7);
        half.orig.fin();
        capture.udp("10.0.0.1", 40_004, "10.0.0.2", 53, 40);
        capture.udp("10.0.0.2", 53, "10.0.0.1", 40_004, 90);
        assertThat(records("connection"))
                .hasSize(2)
                .allSatisfy(record -> assertThat(record).contains("\"ended\":\"log\",\"complete\":false"))
                .anySatisfy(record -> assertThat(record).contains("\"bytes_out\":40,\"bytes_in\":90"))
                .anySatisfy(record -> assertThat(record).contains("\"bytes_out\":7"));
    }

    @Test
    void whatIsNotInTheCaptureIsCounted() throws IOException {
        TcpTalk talk = talk(40_005);
        talk.open();
        talk.orig.data(100);
        talk.resp.lost(500);
        talk.resp.data(50);
        talk.orig.ack();
        talk.close();
        assertThat(records("connection")).first().asString().contains("\"bytes_in\":50", "\"bytes_missed\":500");
    }

    @Test
    void turnsAreThoseOfTheOnlooker() throws IOException {
        TcpTalk talk = talk(40_006);
        talk.open();
        for (int turn = 1; turn <= 3; turn++) {
            talk.orig.data(10);
            talk.after(turn).resp.data(1000);
        }
        talk.close();
        assertThat(records("turns"))
                .hasSize(1)
                .first()
                .asString()
                .contains("\"turns\":3,\"bytes_out\":30,\"bytes_in\":3000", "\"latency_max_ns\":4000000");
    }
}
