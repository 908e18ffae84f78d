package io.sillage.analyzer.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.kit.CaptureBuilder;
import io.sillage.analyzer.kit.Flown;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Extension headers of IPv6, as Zeek's IPv6_Hdr_Chain and FragReassembler go through them. */
class ExtensionTest {
    private static final int IP_AT = 14;
    private static final int HEADER_BYTES = 40;

    private final CaptureBuilder capture = new CaptureBuilder();

    /** The frames of a datagram of 30 bytes, with something put between its headers. */
    private Flown with(int type, byte[] between) {
        CaptureBuilder plain = new CaptureBuilder();
        plain.udp("2001:db8::1", 40000, "2001:db8::2", 9000, 30);
        byte[] frame = plain.frames().get(0).bytes();
        int at = IP_AT + HEADER_BYTES;
        ByteBuffer longer = ByteBuffer.allocate(frame.length + between.length);
        longer.put(frame, 0, at).put(between).put(frame, at, frame.length - at);
        longer.putShort(IP_AT + 4, (short) (frame.length - at + between.length)).put(IP_AT + 6, (byte) type);
        capture.frame(longer.array());
        return Flown.of(capture.pcap());
    }

    @Test
    void fragmentHeaderOfTheOnlyFragmentIsTakenOff() {
        Flown flown = with(44, new byte[] {17, 0, 0, 0, 0, 0, 0, 7});
        assertThat(flown.lines()).containsExactly("S0 D 30/0 1/0");
        // It, too, goes through FragReassembler, whose packet has no fragment header any more.
        assertThat(flown.records().get(0).orig().ipBytes()).isEqualTo(HEADER_BYTES + 8 + 30);
    }

    @Test
    void optionsMayFollowTheFragmentHeader() {
        byte[] fragmentAndOptions = {60, 0, 0, 0, 0, 0, 0, 7, 17, 0, 1, 4, 0, 0, 0, 0};
        Flown flown = with(44, fragmentAndOptions);
        assertThat(flown.lines()).containsExactly("S0 D 30/0 1/0");
        assertThat(flown.records().get(0).orig().ipBytes()).isEqualTo(HEADER_BYTES + 8 + 8 + 30);
    }

    @Test
    void optionsBeforeCountAsHeaders() {
        Flown flown = with(60, new byte[] {17, 0, 1, 4, 0, 0, 0, 0});
        assertThat(flown.lines()).containsExactly("S0 D 30/0 1/0");
        assertThat(flown.records().get(0).orig().ipBytes()).isEqualTo(HEADER_BYTES + 8 + 8 + 30);
    }

    @Test
    void optionsThatDoNotFitAreNoDatagram() {
        byte[] tooLong = {60, 0, 0, 0, 0, 0, 0, 7, 17, 90, 1, 4, 0, 0, 0, 0};
        assertThat(with(44, tooLong).lines()).isEmpty();
    }
}
