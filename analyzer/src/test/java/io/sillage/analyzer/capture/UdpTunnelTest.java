package io.sillage.analyzer.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.kit.CaptureBuilder;
import io.sillage.analyzer.kit.Flown;
import io.sillage.analyzer.kit.Wrapped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packets in datagrams: both the outer and the inner connection are listed, as by Zeek's analyzers of these protocols. */
class UdpTunnelTest {
    private static final int ETHERNET_BYTES = 14;
    /** Three packets of 40 bytes. */
    private static final String TALK = "S1 ShA 0/0 2/1";

    private final CaptureBuilder inside = new CaptureBuilder();
    private final CaptureBuilder inside6 = new CaptureBuilder();

    UdpTunnelTest() {
        inside.tcp("10.0.0.1", 40000, "10.0.0.2", 9000).open();
        inside6.tcp("2001::1", 40000, "2001:db8::2", 9000).open();
    }

    @ParameterizedTest
    @CsvSource({
        // VXLAN: 8 + 54 bytes, thrice.
        "4789, 0800000000000100, 0, 186",
        // Geneve with Ethernet, with IPv4 and one word of options.
        "6081, 0000655800000100, 0, 186",
        "6081, 010008000000010001020300, 14, 156",
        // GTP: plain, with a sequence number, with an extension of 4 bytes.
        "2152, 30ff002800000001, 14, 144",
        "2123, 32ff002c0000000100010000, 14, 156",
        "2152, 34ff00300000000100000085010010 00, 14, 168",
        // AYIYA: identity of 16 bytes, signature of 20.
        "5072, 4552110400000000000102030405060708090a0b0c0d0e0f000102030405060708090a0b0c0d0e0f00010203, 14, 252",
        // AYIYA is also known by 52 11 on any port: UDPAnalyzer's register_protocol_detection.
        "7777, 4552110400000000000102030405060708090a0b0c0d0e0f000102030405060708090a0b0c0d0e0f00010203, 14, 252",
    })
    void bothAreListed(int port, String header, int from, int bytes) {
        assertThat(Flown.lines(Wrapped.udp(inside, port, header.replace(" ", ""), from)))
                .containsExactlyInAnyOrder("S0 D " + bytes + "/0 3/0", TALK);
    }

    @ParameterizedTest
    @CsvSource({
        // Alone: 60 bytes each; after an origin, after an authentication of 13 bytes, after both.
        "3544, '', 180",
        "3544, 0000ffffffffffff, 204",
        "3544, 00010000010203040506070800, 219",
        "3544, 000101020a0b0c010203040506070800, 228",
        "3544, 000100000102030405060708000000ffffffffffff, 243",
        // On any port, because the inner source is in 2001::/32.
        "32900, '', 180",
        "32900, 0000ffffffffffff, 204",
    })
    void teredo(int port, String header, int bytes) {
        assertThat(Flown.lines(Wrapped.udp(inside6, port, header == null ? "" : header, ETHERNET_BYTES)))
                .containsExactlyInAnyOrder("S0 D " + bytes + "/0 3/0", TALK);
    }

    @ParameterizedTest
    @CsvSource({
        // VXLAN without its I flag; Geneve of version 1, of an unknown type, with more options than there is.
        "4789, 0000000000000100, 0",
        "6081, 4000655800000100, 0",
        "6081, 0000880b00000100, 0",
        "6081, 3f00655800000100, 0",
        // GTP: version 2, GTP', another message, an extension without a length, a byte between.
        "2152, 50ff002800000001, 14",
        "2152, 20ff002800000001, 14",
        "2152, 3001002800000001, 14",
        "2152, 34ff0030000000010000008500001000, 14",
        "2152, 30ff00280000000100, 14",
        // AYIYA that forwards nothing, that forwards something else, that is too short.
        "5072, 4552120400000000000102030405060708090a0b0c0d0e0f000102030405060708090a0b0c0d0e0f00010203, 14",
        "5072, 4552112f00000000000102030405060708090a0b0c0d0e0f000102030405060708090a0b0c0d0e0f00010203, 14",
        "5072, 70f0110400000000, 14",
        // Teredo holds IPv6 only.
        "3544, '', 14",
    })
    void whatIsNoTunnelIsOneConnection(int port, String header, int from) {
        assertThat(Flown.lines(Wrapped.udp(inside, port, header == null ? "" : header, from)))
                .singleElement()
                .asString()
                .startsWith("S0 D ")
                .endsWith(" 3/0");
    }

    @Test
    void whatIsOnceDisprovedIsNotLookedForAgain() {
        CaptureBuilder outside = new CaptureBuilder();
        outside.udp("192.168.0.1", 5000, "192.168.0.2", 4789, 20);
        Wrapped.addUdp(outside, inside, 5000, 4789, "0800000000000100", 0);
        // AnalyzerViolation of the first, so AnalyzerViolated of the others.
        assertThat(Flown.lines(outside)).containsExactly("S0 D 206/0 4/0");
    }

    @Test
    void gtpIsLookedForAgain() {
        CaptureBuilder outside = new CaptureBuilder();
        outside.udp("192.168.0.1", 5000, "192.168.0.2", 2152, 20);
        Wrapped.addUdp(outside, inside, 5000, 2152, "30ff002800000001", ETHERNET_BYTES);
        // GTPv1_Analyzer does not ask for AnalyzerViolated.
        assertThat(Flown.lines(outside)).containsExactlyInAnyOrder("S0 D 164/0 4/0", TALK);
    }

    @Test
    void gtpIsNotInGtp() {
        CaptureBuilder one = Wrapped.udp(inside, 2152, "30ff002800000001", ETHERNET_BYTES);
        CaptureBuilder two = Wrapped.udp(one, 2152, "30ff004c00000001", ETHERNET_BYTES);
        // process_gtpv1: "GTP-in-GTP"; the middle one has 48 bytes, the outer one 8 + 28 + 48. Both have the same ends.
        assertThat(Flown.lines(two)).containsExactly("S0 D " + 3 * (48 + 84) + "/0 6/0");
    }

    @Test
    void theResponderPortCountsInBothDirections() {
        CaptureBuilder outside = new CaptureBuilder();
        Wrapped.addUdp(outside, inside, 6081, 5000, "0000655800000100", 0);
        // Turned round, because 6081 is a server's port; ForwardPacket is given c->RespPort().
        assertThat(Flown.lines(outside)).containsExactlyInAnyOrder("SHR ^d 0/186 0/3", TALK);
    }

    @Test
    void fourDeepAndTheFifthIsNoted() {
        CaptureBuilder four = inside;
        for (int i = 0; i < 4; i++) {
            four = Wrapped.ip(four, 4, "", ETHERNET_BYTES, 0);
        }
        CaptureBuilder five = inside;
        five = Wrapped.udp(five, 4789, "0800000000000100", 0);
        for (int i = 0; i < 4; i++) {
            five = Wrapped.ip(five, 4, "", ETHERNET_BYTES, 0);
        }
        assertThat(Flown.lines(four)).containsExactly(TALK);
        // VXLAN_Analyzer: CheckHistory(HIST_UNKNOWN_PKT, 'X'), after UDPAnalyzer has noted the D.
        assertThat(Flown.lines(five)).containsExactly("S0 DX 186/0 3/0");
    }

    @Test
    void bubblesAreNoConnection() {
        CaptureBuilder bubbles = new CaptureBuilder();
        bubbles.ip("2001::1", "2001:db8::2", 59, new byte[2], 0);
        // With an empty payload it is a bubble; with two more bytes it is one, too, "Teredo_bubble_with_payload".
        bubbles.frames().get(0).bytes()[ETHERNET_BYTES + 5] = 0;
        CaptureBuilder outside = Wrapped.udp(bubbles, 3544, "", ETHERNET_BYTES);
        Wrapped.addUdp(outside, inside6, 5000, 3544, "", ETHERNET_BYTES);
        assertThat(Flown.lines(outside)).containsExactlyInAnyOrder("S0 D 222/0 4/0", TALK);
    }

    @Test
    void headsOfPacketsAreEnoughForVxlan() {
        CaptureBuilder data = new CaptureBuilder();
        data.tcp("10.0.0.1", 40000, "10.0.0.2", 9000).orig.data(1000);
        CaptureBuilder outside = new CaptureBuilder().snap(120);
        Wrapped.addUdp(outside, data, 5000, 4789, "0800000000000100", 0);
        // build_inner_packet: the inner packet is as long on the wire as the outer one lets it be.
        assertThat(Flown.lines(outside)).containsExactlyInAnyOrder("S0 D 1062/0 1/0", "OTH D 1000/0 1/0");
    }
}
