package io.sillage.analyzer.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.kit.CaptureBuilder;
import io.sillage.analyzer.kit.Flown;
import io.sillage.analyzer.kit.Wrapped;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which tunnels are looked into: those of Zeek's GREAnalyzer and IPTunnelAnalyzer. */
class TunnelTest {
    private static final int ETHERNET_BYTES = 14;
    private static final List<String> TALK = List.of("S1 ShA 0/0 2/1");

    private final CaptureBuilder inside = new CaptureBuilder();

    TunnelTest() {
        inside.tcp("10.0.0.1", 40000, "10.0.0.2", 9000).open();
    }

    @Test
    void ipInIp() {
        CaptureBuilder outside = Wrapped.ip(inside, 4, "", ETHERNET_BYTES, 0);
        Flown flown = Flown.of(outside.pcap());
        assertThat(flown.lines()).isEqualTo(TALK);
        // Of the inner packets: 20 + 20 bytes each.
        assertThat(flown.records().get(0).orig().ipBytes()).isEqualTo(80);
    }

    @Test
    void version6InVersion4() {
        CaptureBuilder six = new CaptureBuilder();
        six.tcp("2001:db8::1", 40000, "2001:db8::2", 9000).open();
        assertThat(Flown.lines(Wrapped.ip(six, 41, "", ETHERNET_BYTES, 0))).isEqualTo(TALK);
        // IPPROTO_IPV4 and a version 6 within: ParsePacket says BadProtocol.
        assertThat(Flown.lines(Wrapped.ip(six, 4, "", ETHERNET_BYTES, 0))).isEmpty();
    }

    @Test
    void nothingMayFollowAnInnerPacket() {
        // ParsePacket: CaplenTooLarge.
        assertThat(Flown.lines(Wrapped.ip(inside, 4, "", ETHERNET_BYTES, 3))).isEmpty();
    }

    @Test
    void fourTunnelsButNotFive() {
        CaptureBuilder four = Wrapped.ip(inside, 4, "", ETHERNET_BYTES, 0);
        four = Wrapped.ip(four, 47, "00000800", ETHERNET_BYTES, 0);
        four = Wrapped.ip(Wrapped.ip(four, 4, "", ETHERNET_BYTES, 0), 4, "", ETHERNET_BYTES, 0);
        assertThat(Flown.lines(four)).isEqualTo(TALK);
        // Tunnel::max_depth is 4.
        assertThat(Flown.lines(Wrapped.ip(four, 4, "", ETHERNET_BYTES, 0))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "00000800, 14",
        "2000080000000001, 14",
        "b000080000000000000000010000000a, 14",
        "00006558, 0",
        "000088be, 0",
        "100088be000000010000000000000000, 0",
        "000022eb000000000000000000000000, 0",
        "000022eb0000000000000000000000010000000000000000, 0",
        "3001880b0028000000000001ff030021, 14",
        "3081880b00280000000000010000000aff030021, 14"
    })
    void gre(String header, int from) {
        assertThat(Flown.lines(Wrapped.ip(inside, 47, header, from, 0))).isEqualTo(TALK);
    }

    @Test
    void wirelessFramesInGre() {
        String wifi = "0801" + "0000" + "00".repeat(18) + "0000" + "aaaa030000000800";
        // GREAnalyzer: "ARUBA: Set gre_link_type to IEEE802.11".
        assertThat(Flown.lines(Wrapped.ip(inside, 47, "00008200" + wifi, ETHERNET_BYTES, 0)))
                .isEqualTo(TALK);
        assertThat(Flown.lines(Wrapped.ip(inside, 47, "00009000" + wifi, ETHERNET_BYTES, 0)))
                .isEqualTo(TALK);
    }

    @ParameterizedTest
    @CsvSource({
        "000a, 14",
        "4000080000000000, 14",
        "00080800, 14",
        "00020800, 14",
        "2001080000280000, 14",
        "2001880b00280000ff03c021, 14",
        "00006558, 30"
    })
    void greThatCannotBeRead(String header, int from) {
        assertThat(Flown.lines(Wrapped.ip(inside, 47, header, from, 0))).isEmpty();
    }
}
