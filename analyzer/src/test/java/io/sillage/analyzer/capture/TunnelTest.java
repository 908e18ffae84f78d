package io.sillage.analyzer.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.kit.CaptureBuilder;
import io.sillage.analyzer.kit.Flown;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
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

    /** Each frame in an IPv4 packet of that protocol, behind that header, followed by that many bytes. */
    private static CaptureBuilder wrapped(CaptureBuilder inside, int protocol, String header, int from, int trailer) {
        byte[] shim = HexFormat.of().parseHex(header);
        CaptureBuilder outside = new CaptureBuilder();
        for (CaptureBuilder.Stamped frame : inside.frames()) {
            byte[] carried = Arrays.copyOfRange(frame.bytes(), from, frame.bytes().length);
            int length = 20 + shim.length + carried.length;
            ByteBuffer all = ByteBuffer.allocate(ETHERNET_BYTES + length + trailer);
            all.put(new byte[12]).putShort((short) 0x0800);
            all.putShort((short) 0x4500).putShort((short) length).putInt(0);
            all.put((byte) 64).put((byte) protocol).putShort((short) 0);
            all.putInt(0xc0a80001).putInt(0xc0a80002).put(shim).put(carried);
            outside.frame(all.array());
        }
        return outside;
    }

    @Test
    void ipInIp() {
        CaptureBuilder outside = wrapped(inside, 4, "", ETHERNET_BYTES, 0);
        Flown flown = Flown.of(outside.pcap());
        assertThat(flown.lines()).isEqualTo(TALK);
        // Of the inner packets: 20 + 20 bytes each.
        assertThat(flown.records().get(0).orig().ipBytes()).isEqualTo(80);
    }

    @Test
    void version6InVersion4() {
        CaptureBuilder six = new CaptureBuilder();
        six.tcp("2001:db8::1", 40000, "2001:db8::2", 9000).open();
        assertThat(Flown.lines(wrapped(six, 41, "", ETHERNET_BYTES, 0))).isEqualTo(TALK);
        // IPPROTO_IPV4 and a version 6 within: ParsePacket says BadProtocol.
        assertThat(Flown.lines(wrapped(six, 4, "", ETHERNET_BYTES, 0))).isEmpty();
    }

    @Test
    void nothingMayFollowAnInnerPacket() {
        // ParsePacket: CaplenTooLarge.
        assertThat(Flown.lines(wrapped(inside, 4, "", ETHERNET_BYTES, 3))).isEmpty();
    }

    @Test
    void twoTunnelsButNotThree() {
        CaptureBuilder two = wrapped(wrapped(inside, 4, "", ETHERNET_BYTES, 0), 47, "00000800", ETHERNET_BYTES, 0);
        assertThat(Flown.lines(two)).isEqualTo(TALK);
        // Tunnel::max_depth is 2.
        assertThat(Flown.lines(wrapped(two, 4, "", ETHERNET_BYTES, 0))).isEmpty();
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
        assertThat(Flown.lines(wrapped(inside, 47, header, from, 0))).isEqualTo(TALK);
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
        assertThat(Flown.lines(wrapped(inside, 47, header, from, 0))).isEmpty();
    }
}
