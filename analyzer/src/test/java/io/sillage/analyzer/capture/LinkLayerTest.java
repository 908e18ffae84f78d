package io.sillage.analyzer.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.kit.CaptureBuilder;
import io.sillage.analyzer.kit.Flown;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the IP packet is in frames of all kinds; the rules are those of Zeek's packet analyzers of the same names. */
class LinkLayerTest {
    private static final int ETHERNET_BYTES = 14;
    private static final String MAC = "00".repeat(6);
    private static final String SNAP = "aaaa030000000800";

    /** Of a data frame: duration, three addresses, sequence control follow. */
    private static final String WIFI_REST = "0000" + MAC.repeat(3) + "0000";

    private static Flown behind(String header, int linkType) {
        CaptureBuilder plain = new CaptureBuilder();
        plain.tcp("10.0.0.1", 40000, "10.0.0.2", 9000).open();
        CaptureBuilder capture = new CaptureBuilder();
        byte[] shim = HexFormat.of().parseHex(header);
        for (CaptureBuilder.Stamped frame : plain.frames()) {
            int length = frame.bytes().length - ETHERNET_BYTES;
            ByteBuffer all = ByteBuffer.allocate(shim.length + length).put(shim);
            capture.frame(all.put(frame.bytes(), ETHERNET_BYTES, length).array());
        }
        return Flown.of(capture.pcap(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, linkType));
    }

    private static void isRead(String header, int linkType) {
        assertThat(behind(header, linkType).lines()).isEqualTo(List.of("S1 ShA 0/0 2/1"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 02000000",
        "108, 00000002",
        "9, 0021",
        "9, ff030021",
        "9, ff0302810000104000002140",
        "50, ff030021",
        "10, 000000000000000000000000000000000000000000",
        "12, ''",
        "14, ''",
        "101, ''",
        "228, ''",
        "113, 00000001000600000000000000000800",
        "276, 0800000000000001000100060000000000000000",
        // A hardware protocol (8 bytes), a prefix of one character padded to 8, the packet.
        "239, 02000000 08000100000800000500 0a0061000000 2c000900",
    })
    void ipFollows(int linkType, String header) {
        isRead(header.replace(" ", ""), linkType);
    }

    @ParameterizedTest
    @CsvSource({
        "0800",
        "81000001 0800",
        "88a80001 81000002 0800",
        "91000001 81000002 0800",
        "8926 00000000 81000001 0800",
        "8847 00001040 00002140",
        "8864 11000001002a0021",
        "88e7 00000000 000000000000000000000000 0800",
        "8903 0000 000000000000000000000000 0800",
        "0030 aaaa03 000000 0800",
        // A control field of two bytes: "the header is actually 4 bytes long".
        "0031 aaaa0000 000000 0800",
    })
    void behindEtherTypes(String types) {
        isRead(MAC + MAC + types.replace(" ", ""), 1);
    }

    @ParameterizedTest
    @CsvSource({
        // 802.3 length beyond the frame; another organisation than 0; LLC without SNAP; neither length nor type.
        "0100 aaaa03 000000 0800",
        "0030 aaaa03 00000c 0800",
        "002b 424203",
        "05ff",
        "8847 00001040",
        "8864 11000001002a c021",
    })
    void whatIsNoIp(String types) {
        assertThat(behind(MAC + MAC + types.replace(" ", ""), 1).lines()).isEmpty();
    }

    @Test
    void wireless() {
        isRead("0801" + WIFI_REST + SNAP, 105);
        isRead("8802" + WIFI_REST + "0000" + SNAP, 105);
        isRead("0803" + WIFI_REST + MAC + SNAP, 105);
        isRead("00000a00000000000000" + "0801" + WIFI_REST + SNAP, 127);
        isRead("00000800" + "69000000" + "0801" + WIFI_REST + SNAP, 192);
        isRead("00000800" + "01000000" + MAC + MAC + "0800", 192);
        isRead("44000000" + "90000000" + "00".repeat(136) + "0801" + WIFI_REST + SNAP, 119);
    }

    @Test
    void wirelessThatCannotBeRead() {
        // Management; data without data; encrypted with quality of service; an LLC header of something else.
        for (String header : List.of("8000" + WIFI_REST, "4801" + WIFI_REST, "8841" + WIFI_REST + "0000")) {
            assertThat(behind(header + SNAP, 105).lines()).isEmpty();
        }
        assertThat(behind("0801" + WIFI_REST + "aaaa030000f80800", 105).lines()).isEmpty();
        assertThat(behind("0000ff00" + "0801" + WIFI_REST + SNAP, 127).lines()).isEmpty();
    }

    @Test
    void severalPacketsInOneWirelessFrame() {
        CaptureBuilder plain = new CaptureBuilder();
        plain.udp("10.0.0.1", 40000, "10.0.0.2", 9000, 30).udp("10.0.0.1", 40001, "10.0.0.2", 9000, 31);
        ByteBuffer frame = ByteBuffer.allocate(1000).put(HexFormat.of().parseHex("8801" + WIFI_REST + "8000"));
        for (CaptureBuilder.Stamped one : plain.frames()) {
            int length = one.bytes().length - ETHERNET_BYTES;
            frame.put(new byte[12])
                    .putShort((short) (8 + length))
                    .put(HexFormat.of().parseHex(SNAP));
            frame.put(one.bytes(), ETHERNET_BYTES, length);
            // 66 % 4: what Zeek passes over, and here also what is missing to a multiple of four.
            frame.put(new byte[length == 58 ? 2 : 0]);
        }
        frame.put(new byte[] {1, 2, 3});
        CaptureBuilder capture = new CaptureBuilder();
        capture.frame(java.util.Arrays.copyOf(frame.array(), frame.position()));
        assertThat(Flown.of(capture.pcap(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 105))
                        .lines())
                .containsExactlyInAnyOrder("S0 D 30/0 1/0", "S0 D 31/0 1/0");
    }
}
