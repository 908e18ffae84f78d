package io.sillage.analyzer.view;

import static io.sillage.analyzer.view.TwoHosts.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.kit.TestRecording;
import io.sillage.analyzer.timeline.ClockOffset;
import io.sillage.analyzer.view.TwoHosts.Route;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FarPairsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void joinsTheEndsOfTwoHostsAndBoundsTheirClocks(long seed) {
        TwoHosts hosts = new TwoHosts(directory, seed, 3 * SECOND, 50e-6);
        long at = SECOND;
        for (int i = 0; i < 300; i++) {
            hosts.talk(at, Route.straight(30_000 + i), 100 + i % 3, 200);
            at += hosts.random.nextInt(2_000_000_000);
        }
        List<ConnectionRecord> records = hosts.connections().records();
        assertThat(records).hasSize(300);
        assertJoinedRightly(records, hosts);
    }

    @Test
    void joinsEachOfTenThousandUsesOfTheSameAddressesOnce() {
        TwoHosts hosts = new TwoHosts(directory, 7, 3 * SECOND, 50e-6);
        long at = SECOND;
        for (int i = 0; i < 10_000; i++) {
            at = hosts.talk(at, Route.straight(40_000), 100, 200) + 8_000_000 + hosts.random.nextInt(50_000_000);
        }
        List<ConnectionRecord> records = hosts.connections().records();
        assertThat(records).hasSize(10_000);
        assertJoinedRightly(records, hosts);
    }

    @Test
    void joinsThroughATranslatorByBytesAndTimes() {
        TwoHosts hosts = new TwoHosts(directory, 8, 3 * SECOND, 50e-6);
        long at = SECOND;
        for (int i = 0; i < 200; i++) {
            hosts.talk(at, Route.translated(30_000 + i, 50_000 + 7 * i % 1000), 100 + i % 10, 200);
            at += 20_000_000 + hosts.random.nextInt(1_000_000_000);
        }
        List<ConnectionRecord> records = hosts.connections().records();
        assertThat(records).hasSize(200);
        assertJoinedRightly(records, hosts);
    }

    @Test
    void leavesAloneWhatATranslatorMadeAmbiguous() {
        TwoHosts hosts = new TwoHosts(directory, 9, 3 * SECOND, 50e-6);
        for (int i = 0; i < 20; i++) {
            hosts.talk((10 + 10 * i) * SECOND, Route.translated(30_000 + i, 50_000 + i), 1000 + i, 200);
        }
        // two at the same moment with the same bytes
        hosts.talk(55 * SECOND, Route.translated(31_000, 51_000), 77, 77);
        hosts.talk(55 * SECOND + 1000, Route.translated(31_001, 51_001), 77, 77);
        List<ConnectionRecord> records = hosts.connections().records();
        assertThat(records).hasSize(20 + 4);
        assertThat(records).filteredOn(record -> record.origBytes() == 77).hasSize(4);
    }

    @Test
    void doesNotTakeALonelyLikenessForAConnection() {
        TwoHosts hosts = new TwoHosts(directory, 10, 3 * SECOND, 50e-6);
        hosts.talk(10 * SECOND, Route.translated(31_000, 51_000), 77, 77);
        assertThat(hosts.connections().records()).hasSize(2);
    }

    private static void assertJoinedRightly(List<ConnectionRecord> records, TwoHosts hosts) {
        for (ConnectionRecord record : records) {
            assertThat(record.orig().end().id().replaceAll(".*/", ""))
                    .isEqualTo(record.resp().end().id().replaceAll(".*/", ""));
            ClockOffset offset = record.clockOffset();
            double truth = hosts.truth(record.orig().end().startMono() - TestRecording.CLOCK.mono());
            assertThat(Math.abs(truth - offset.estimate())).isLessThanOrEqualTo(offset.bound());
            assertThat(offset.bound()).isLessThan(5_000_000);
        }
    }
}
