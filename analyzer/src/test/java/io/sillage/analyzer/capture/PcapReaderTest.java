package io.sillage.analyzer.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sillage.analyzer.kit.CaptureBuilder;
import io.sillage.analyzer.kit.Flown;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcapReaderTest {
    private final CaptureBuilder capture = new CaptureBuilder();

    PcapReaderTest() {
        capture.tcp("10.0.0.1", 40000, "10.0.0.2", 9000).open();
    }

    @ParameterizedTest
    @CsvSource({"LITTLE, a1b2c3d4", "BIG, a1b2c3d4", "LITTLE, a1b23c4d", "BIG, a1b23c4d"})
    void readsBothByteOrdersAndResolutions(String order, String magic) {
        ByteOrder byteOrder = order.equals("BIG") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        Flown flown = Flown.of(capture.pcap(byteOrder, Integer.parseUnsignedInt(magic, 16), 1));
        assertThat(flown.lines()).containsExactly("S1 ShA 0/0 2/1");
        assertThat(flown.records().get(0).startNanos()).isEqualTo(1_700_000_000_000_000_000L);
    }

    /** The same packets behind other headers. */
    @ParameterizedTest
    @CsvSource({
        "0, 02000000",
        "108, 00000002",
        "101, ''",
        "12, ''",
        "14, ''",
        "228, ''",
        "9, 0021",
        "50, ff030021",
        "113, 00000001000600000000000000000800",
        "276, 0800000000000001000100060000000000000000",
        "1, 000000000000000000000000810000050800",
        "1, 000000000000000000000000884700011140",
        "1, 00000000000000000000000088470001104000022140",
        "1, 0000000000000000000000000030aaaa030000000800",
        "1, 00000000000000000000000088641100000100400021"
    })
    void readsLinkTypes(int linkType, String header) {
        CaptureBuilder other = new CaptureBuilder();
        byte[] before = hex(header);
        for (CaptureBuilder.Stamped frame : capture.frames()) {
            byte[] ip = Arrays.copyOfRange(frame.bytes(), 14, frame.bytes().length);
            other.frame(ByteBuffer.allocate(before.length + ip.length)
                    .put(before)
                    .put(ip)
                    .array());
        }
        Flown flown = Flown.of(other.pcap(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, linkType));
        assertThat(flown.lines()).containsExactly("S1 ShA 0/0 2/1");
    }

    private static byte[] hex(String text) {
        byte[] bytes = new byte[text.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(text.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }

    @Test
    void keepsWhatWasReadBeforeTheCut() {
        byte[] whole = capture.pcap();
        Flown flown = Flown.of(Arrays.copyOf(whole, whole.length - 10));
        assertThat(flown.lines()).containsExactly("S1 Sh 0/0 1/1");
        assertThat(flown.problem())
                .isEqualTo(
                        "test.pcap is cut: at byte 180 a packet of 54 bytes was expected and 44 bytes found; all before"
                                + " it was read. Let the capture program end (tcpdump -U, then SIGTERM), or copy the file again");
    }

    @Test
    void everyCutIsSurvivedAndNamed() {
        byte[] whole = capture.pcap();
        for (int length = 4; length < whole.length; length++) {
            Flown flown = Flown.of(Arrays.copyOf(whole, length));
            boolean between = (length - 24) % 70 == 0;
            assertThat(flown.problem() == null).as("cut at %d", length).isEqualTo(between);
        }
    }

    @Test
    void refusesHostileLengths() {
        byte[] bytes = capture.pcap();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(24 + 70 + 8, 0x7fff_fff0);
        Flown flown = Flown.of(bytes);
        assertThat(flown.lines()).containsExactly("S0 S 0/0 1/0");
        assertThat(flown.problem())
                .contains("at byte 102 the captured length is 2147483632, at most 262144 was expected");
    }

    @Test
    void refusesOtherFiles() {
        byte[] text = "{\"kind\":\"log\"}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Captures.read(new ByteArrayInputStream(text), "notes.json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no capture: notes.json begins with 0x7b226b69, a pcap file with 0xa1b2c3d4");
    }
}
