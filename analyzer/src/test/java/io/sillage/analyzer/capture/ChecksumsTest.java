package io.sillage.analyzer.capture;

import static io.sillage.analyzer.capture.Checksums.AUTO;
import static io.sillage.analyzer.capture.Checksums.CHECK;
import static io.sillage.analyzer.capture.Checksums.IGNORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.kit.CaptureBuilder;
import io.sillage.analyzer.kit.Flown;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** What becomes of a packet whose checksum is not what it should be: {@code zeek -r} is CHECK, {@code zeek -C} is IGNORE. */
class ChecksumsTest {
    private static final int IP_AT = 14;
    private static final int UDP_AT = 14 + 20;
    private static final int UDP6_AT = 14 + 40;
    private static final String TAKEN = "S0 D 30/0 1/0";
    /** UDPSessionAdapter::HandleBadChecksum notes it, and nothing else is done. */
    private static final String DAMAGE = "OTH C 0/0 0/0";

    private final CaptureBuilder capture = new CaptureBuilder();

    private void put(int at, int value) {
        ByteBuffer.wrap(capture.frames().get(0).bytes()).putShort(at, (short) value);
    }

    private void datagram(boolean six, int targetPort) {
        String ends = six ? "2001:db8::" : "10.0.0.";
        capture.udp(ends + "1", 40000, ends + "2", targetPort, 30);
    }

    private void becomes(Checksums how, String... lines) {
        assertThat(Flown.of(capture.pcap(), how).lines()).as("%s", how).containsExactly(lines);
    }

    @Test
    void wrong() {
        datagram(false, 9000);
        put(UDP_AT + 6, 0x1234);
        becomes(AUTO, DAMAGE);
        becomes(CHECK, DAMAGE);
        becomes(IGNORE, TAKEN);
    }

    @Test
    void leftToHardwareByLinux() {
        datagram(false, 9000);
        // The sum of the pseudo header, not complemented: 0a00 + 0001 + 0a00 + 0002 + 17 + 38.
        put(UDP_AT + 6, 0x0a00 + 1 + 0x0a00 + 2 + 17 + 38);
        becomes(AUTO, TAKEN);
        becomes(CHECK, DAMAGE);
        becomes(IGNORE, TAKEN);
    }

    @Test
    void noneIsAllowedOverVersion4() {
        datagram(false, 9000);
        put(UDP_AT + 6, 0);
        // "if ( chksum && ! ValidateChecksum"
        becomes(CHECK, TAKEN);
    }

    @Test
    void noneIsAllowedOverVersion6ToVxlanOnly() {
        datagram(true, 9000);
        put(UDP6_AT + 6, 0);
        becomes(AUTO, TAKEN);
        becomes(CHECK, DAMAGE);
        CaptureBuilder other = new CaptureBuilder();
        byte[] datagram = new byte[8 + 30];
        ByteBuffer.wrap(datagram).putInt(40000 << 16 | 4789).putShort((short) 38);
        datagram[8] = 8;
        other.ip("2001:db8::1", "2001:db8::2", 17, datagram, 6);
        ByteBuffer.wrap(other.frames().get(0).bytes()).putShort(UDP6_AT + 6, (short) 0);
        assertThat(Flown.of(other.pcap(), CHECK).lines()).containsExactly(TAKEN);
    }

    @Test
    void ofTheHeader() {
        datagram(false, 9000);
        put(IP_AT + 10, 0);
        becomes(AUTO, TAKEN);
        // "bad_IP_checksum"
        becomes(CHECK);
        put(IP_AT + 10, 0x1234);
        becomes(AUTO);
        becomes(IGNORE, TAKEN);
    }

    @Test
    void aLengthOfZeroIsNoneWhereChecksumsAreChecked() {
        datagram(false, 9000);
        put(IP_AT + 2, 0);
        put(IP_AT + 10, 0);
        // "ip_hdr_len_zero": with -C the captured length counts, without it the packet is left out.
        becomes(AUTO, TAKEN);
        becomes(CHECK);
        becomes(IGNORE, TAKEN);
    }
}
