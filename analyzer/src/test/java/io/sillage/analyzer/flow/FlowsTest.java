package io.sillage.analyzer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.kit.CaptureBuilder;
import io.sillage.analyzer.kit.Flown;
import io.sillage.analyzer.kit.TcpTalk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowsTest {
    private final CaptureBuilder capture = new CaptureBuilder();
    private final List<FlowRecord> records = new ArrayList<>();

    @Test
    void whoIsQuietForLongestIsGivenUpFirst() {
        TcpTalk busy = capture.tcp("10.0.0.1", 1, "10.0.0.2", 9000).open();
        // Its timers are due later than those of the busy one.
        capture.after(3000).tcp("10.0.0.1", 2, "10.0.0.2", 9000).open();
        for (int i = 0; i < 6; i++) {
            capture.after(1000);
            busy.orig.data(10);
        }
        capture.tcp("10.0.0.1", 3, "10.0.0.2", 9000).open();
        Flows flows = new Flows(2, records::add);
        Flown.feed(capture.pcap(), flows);
        assertThat(flows.evicted()).isEqualTo(1);
        assertThat(records).extracting(record -> record.orig().port()).containsExactly(2, 1, 3);
        assertThat(records.get(0).open()).isTrue();
    }

    @Test
    void nobodyGivesWayToItself() {
        capture.tcp("10.0.0.1", 1, "10.0.0.2", 9000).open();
        TcpTalk second = capture.tcp("10.0.0.1", 2, "10.0.0.2", 9000).open();
        second.orig.data(10);
        second.close();
        Flows flows = new Flows(1, records::add);
        Flown.feed(capture.pcap(), flows);
        assertThat(flows.evicted()).isEqualTo(1);
        assertThat(records).extracting(record -> record.orig().port()).containsExactly(1, 2);
        assertThat(records).extracting(FlowRecord::state).containsExactly("S1", "SF");
    }

    @Test
    void aScanPressesOutNothingButItself() {
        TcpTalk quiet = capture.tcp("10.0.0.1", 1, "10.0.0.2", 9000).open();
        for (int port = 1; port <= 100; port++) {
            capture.tcp("10.0.0.3", 50_000, "10.0.0.2", port).orig.syn();
        }
        quiet.close();
        Flows flows = new Flows(10, records::add);
        Flown.feed(capture.pcap(), flows);
        assertThat(flows.evicted()).isEqualTo(91);
        assertThat(records)
                .filteredOn(record -> record.orig().port() == 1)
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.state()).isEqualTo("SF");
                    assertThat(record.history()).isEqualTo("ShAFf");
                });
        assertThat(records).hasSize(101);
    }

    @Test
    void aScanLeavesNothingBehind() {
        for (int port = 1; port <= 2000; port++) {
            capture.tcp("10.0.0.1", 50_000, "10.0.0.2", port).orig.syn();
        }
        capture.after(6000).udp("10.0.0.1", 50_000, "10.0.0.2", 9000, 1);
        List<Integer> waiting = new ArrayList<>();
        Flows[] flows = new Flows[1];
        flows[0] = new Flows(10_000, record -> waiting.add(flows[0].timers()));
        Flown.feed(capture.pcap(), flows[0]);
        assertThat(waiting).hasSize(2001);
        // One connection is left, with one timer; outdated ones are never more than those in use.
        assertThat(waiting.get(2000)).isLessThanOrEqualTo(2);
    }
}
