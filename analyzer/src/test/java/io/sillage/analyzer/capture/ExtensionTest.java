package io.sillage.analyzer.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sillage.analyzer.flow.FlowRecord;
import io.sillage.analyzer.kit.CaptureBuilder;
import io.sillage.analyzer.kit.Flown;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void whatDoesNotFitIsTheProtocol() {
        byte[] tooLong = {60, 0, 0, 0, 0, 0, 0, 7, 17, 90, 1, 4, 0, 0, 0, 0};
        // IPv6_Hdr_Chain::Init: "If this header is truncated, don't add it to chain"; the one before says that 60 is
        // next.
        assertThat(with(44, tooLong).records())
                .extracting(FlowRecord::transport, FlowRecord::protocol)
                .containsExactly(tuple("unknown_transport", 60));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String responder(Flown flown) {
        return AddressText.of(flown.records().get(0).resp().address());
    }

    private static String originator(Flown flown) {
        return AddressText.of(flown.records().get(0).orig().address());
    }

    /** A routing header of two addresses, the last of which is 2001:db8::9, or of one. */
    private static byte[] routing(int type, int left, int addresses) {
        String first = addresses == 2 ? "20010db8000000000000000000000008" : "";
        return bytes(String.format("11%02x%02x%02x00000000", 2 * addresses, type, left) + first
                + "20010db8000000000000000000000009");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2, 2, 2001:db8::9",
        "0, 0, 2, 2001:db8::2",
        "2, 1, 1, 2001:db8::9",
        "2, 1, 2, 2001:db8::2",
        "4, 1, 1, 2001:db8::2",
    })
    void theLastAddressIsWhereItGoes(int type, int left, int addresses, String target) {
        // ProcessRoutingHeader: types 0 and 2, while segments are left; type 2 has one address. The checksum is over
        // what
        // DstAddr() says, so it is wrong here where that is another, and the packet damage.
        Flown flown = with(43, routing(type, left, addresses));
        assertThat(responder(flown)).isEqualTo(target);
        assertThat(flown.lines()).containsExactly(target.endsWith("9") ? "OTH C 0/0 0/0" : "S0 D 30/0 1/0");
    }

    @Test
    void theChecksumIsOfTheFinalAddresses() {
        CaptureBuilder plain = new CaptureBuilder();
        plain.udp("2001:db8::7", 40000, "2001:db8::9", 9000, 30);
        byte[] datagram = plain.frames().get(0).bytes();
        CaptureBuilder onTheWay = new CaptureBuilder();
        byte[] home = bytes("1102" + "0100" + "c910" + "20010db8000000000000000000000007" + "0000");
        byte[] routing = routing(0, 1, 2);
        routing[0] = 60;
        ByteBuffer payload = ByteBuffer.allocate(routing.length + home.length + 38);
        payload.put(routing).put(home).put(datagram, IP_AT + HEADER_BYTES, 38);
        onTheWay.ip("2001:db8::1", "2001:db8::2", 43, payload.array(), 4);
        Flown flown = Flown.of(onTheWay.pcap());
        // ProcessDstOpts: the home address is the source. The last word but one of the options is their padding.
        assertThat(originator(flown)).isEqualTo("2001:db8::7");
        assertThat(responder(flown)).isEqualTo("2001:db8::9");
        assertThat(flown.lines()).containsExactly("S0 D 30/0 1/0");
    }

    @Test
    void authenticationIsPassedOver() {
        // 8 + 4 * 4 bytes.
        assertThat(with(51, bytes("110400000000000100000002" + "0".repeat(24))).lines())
                .containsExactly("S0 D 30/0 1/0");
    }

    @ParameterizedTest
    @CsvSource({"50, 0000000100000001", "135, 1100000000000000", "59, ''"})
    void encryptedAndMobilityAndNothingAreNoConnection(int type, String between) {
        // IPAnalyzer::AnalyzePacket returns at IPPROTO_ESP and IPPROTO_MOBILITY, and at IPPROTO_NONE.
        assertThat(with(type, bytes(between)).lines()).isEmpty();
    }

    @Test
    void encryptedInVersion4IsListed() {
        capture.ip("10.0.0.1", "10.0.0.2", 50, new byte[24], 0).ip("10.0.0.2", "10.0.0.1", 50, new byte[24], 0);
        // LastHeader() of an IPv4 packet is IPPROTO_RAW, so it comes to UnknownIPTransportAnalyzer.
        assertThat(Flown.lines(capture)).containsExactly("OTH - 0/0 1/1");
    }

    @Test
    void jumbogramsAreNotRead() {
        byte[] jumbo = bytes("1100c20400000026");
        CaptureBuilder plain = new CaptureBuilder();
        ByteBuffer payload = ByteBuffer.allocate(8 + 38).put(jumbo);
        plain.ip("2001:db8::1", "2001:db8::2", 0, payload.array(), 14);
        plain.frames().get(0).bytes()[IP_AT + 5] = 0;
        // TotalLen() is 40, HdrLen() 48: "invalid_IP_header_size".
        assertThat(Flown.lines(plain)).isEmpty();
    }
}
