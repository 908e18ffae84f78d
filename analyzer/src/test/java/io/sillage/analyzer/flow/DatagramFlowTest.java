package io.sillage.analyzer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.capture.AddressText;
import io.sillage.analyzer.kit.CaptureBuilder;
import io.sillage.analyzer.kit.Flown;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class DatagramFlowTest {
    private final CaptureBuilder capture = new CaptureBuilder();

    @Test
    void questionAndAnswer() {
        capture.udp("10.0.0.1", 40000, "10.0.0.2", 9000, 30);
        capture.udp("10.0.0.2", 9000, "10.0.0.1", 40000, 200);
        assertThat(Flown.lines(capture)).containsExactly("SF Dd 30/200 1/1");
    }

    @Test
    void noAnswer() {
        capture.udp("10.0.0.1", 40000, "10.0.0.2", 9000, 30);
        assertThat(Flown.lines(capture)).containsExactly("S0 D 30/0 1/0");
    }

    @Test
    void answerOfAServerIsTurnedRound() {
        capture.udp("10.0.0.2", 53, "10.0.0.1", 40000, 30);
        assertThat(Flown.lines(capture)).containsExactly("SHR ^d 0/30 0/1");
    }

    @Test
    void aLeaseIsTheServersAnswer() {
        capture.udp("10.0.0.2", 67, "10.0.0.9", 68, 300).udp("10.0.0.9", 68, "10.0.0.2", 67, 250);
        // Only 67 and 4011 are in likely_server_ports: dhcp/main.zeek registers 68 as its clients'.
        assertThat(Flown.lines(capture)).containsExactly("SF ^dD 250/300 1/1");
    }

    @Test
    void aLeaseToEverybodyIsNotTurnedRound() {
        capture.udp("10.0.0.2", 67, "255.255.255.255", 68, 300);
        // IPBasedAnalyzer::NewConn: "flip && ! id->dst_addr.IsBroadcast()"
        assertThat(Flown.lines(capture)).containsExactly("S0 D 300/0 1/0");
    }

    /** A datagram that begins with these bytes. */
    private void says(String source, int port, String target, int targetPort, int bytes, int... first) {
        ByteBuffer udp = ByteBuffer.allocate(8 + bytes);
        udp.putShort((short) port).putShort((short) targetPort).putInt((8 + bytes) << 16);
        for (int one : first) {
            udp.put((byte) one);
        }
        capture.ip(source, target, 17, udp.array(), 6);
    }

    private static String ends(FlowRecord record) {
        return AddressText.of(record.orig().address()) + " "
                + AddressText.of(record.resp().address());
    }

    @Test
    void aResponseThatIsSeenFirstTurnsTheSidesOfDns() {
        says("10.0.0.2", 137, "10.0.0.1", 137, 62, 0x12, 0x34, 0x85);
        says("10.0.0.1", 137, "10.0.0.2", 137, 50, 0x12, 0x35, 0x01);
        says("10.0.0.2", 137, "10.0.0.1", 137, 70, 0x12, 0x35, 0x85);
        // DNS_Interpreter::ParseMessage calls FlipRoles when the D is noted and the 62 bytes are counted; nothing swaps
        // them, so the request's 50 are added, and its D is there already.
        assertThat(Flown.lines(capture)).containsExactly("SF D^d 112/70 2/1");
        assertThat(ends(Flown.of(capture.pcap()).records().get(0))).isEqualTo("10.0.0.1 10.0.0.2");
    }

    @Test
    void onlyTheFirstMessageOfDnsIsLookedAtAndNoGroupIsTurnedRound() {
        says("10.0.0.2", 5353, "224.0.0.251", 5353, 62, 0, 0, 0x84);
        says("10.0.0.3", 5353, "10.0.0.4", 5353, 62, 0, 0, 0);
        says("10.0.0.3", 5353, "10.0.0.4", 5353, 62, 0, 0, 0x84);
        says("10.0.0.5", 5353, "10.0.0.6", 5353, 11, 0, 0, 0x84);
        assertThat(Flown.lines(capture)).containsExactlyInAnyOrder("S0 D 62/0 1/0", "S0 D 124/0 2/0", "S0 D 11/0 1/0");
    }

    @Test
    void whoAnswersAsAServerOfTimeIsTheResponder() {
        says("10.0.0.2", 123, "10.0.0.1", 123, 48, 0x24);
        says("10.0.0.1", 123, "10.0.0.2", 123, 48, 0x23);
        says("10.0.0.2", 123, "10.0.0.1", 123, 48, 0x24);
        // NTP_Flow::proc_ntp_message: a SERVER mode message from the originator.
        assertThat(Flown.lines(capture)).containsExactly("SF D^d 96/48 2/1");
        assertThat(ends(Flown.of(capture.pcap()).records().get(0))).isEqualTo("10.0.0.1 10.0.0.2");
    }

    @Test
    void peersMayAskEachOther() {
        says("10.0.0.1", 123, "10.0.0.2", 123, 48, 0x23);
        says("10.0.0.2", 123, "10.0.0.1", 123, 48, 0x23);
        says("10.0.0.1", 123, "10.0.0.2", 123, 48, 0x23);
        // A CLIENT mode message from the responder turns them, once for what the responder says.
        assertThat(Flown.lines(capture)).containsExactly("SF Dd^ 48/96 1/2");
        assertThat(ends(Flown.of(capture.pcap()).records().get(0))).isEqualTo("10.0.0.2 10.0.0.1");
    }

    @Test
    void aMinuteOfSilenceEndsIt() {
        capture.udp("10.0.0.1", 40000, "10.0.0.2", 9000, 1);
        capture.after(61_000).udp("10.0.0.1", 40000, "10.0.0.2", 9000, 1);
        assertThat(Flown.lines(capture)).containsExactly("S0 D 1/0 1/0", "S0 D 1/0 1/0");
    }

    @Test
    void tenSecondsOfSilenceEndDns() {
        capture.udp("10.0.0.1", 40000, "10.0.0.2", 53, 1);
        capture.after(11_000).udp("10.0.0.1", 40000, "10.0.0.2", 53, 1);
        assertThat(Flown.lines(capture)).containsExactly("S0 D 1/0 1/0", "S0 D 1/0 1/0");
    }

    @Test
    void lengthsBelowTheHeadersAreAsGoodAsNone() {
        byte[] datagram = {0x23, 0x29, 0x23, 0x28, 0, 4, 0, 0, 1, 2, 3};
        capture.ip("10.0.0.1", "10.0.0.2", 17, datagram, 6);
        // UDPAnalyzer::DeliverPacket notes D, but UpdateLength is given 4 - 8, and below zero is UDP_INACTIVE.
        assertThat(Flown.lines(capture)).containsExactly("OTH D 0/0 1/0");
        capture.udp("10.0.0.1", 9001, "10.0.0.2", 9000, 30);
        assertThat(Flown.lines(capture)).containsExactly("S0 D 30/0 2/0");
    }

    @Test
    void fragmentedDatagram() {
        capture.mtu(600).udp("10.0.0.1", 40000, "10.0.0.2", 9000, 3000);
        assertThat(Flown.lines(capture)).containsExactly("S0 D 3000/0 1/0");
    }

    @Test
    void pingAndItsAnswerAreOne() {
        capture.icmp("10.0.0.1", "10.0.0.2", 8, 0, 56).icmp("10.0.0.2", "10.0.0.1", 0, 0, 56);
        FlowRecord record = Flown.of(capture.pcap()).records().get(0);
        assertThat(Flown.lines(capture)).containsExactly("OTH - 56/56 1/1");
        assertThat(record.orig().port()).isEqualTo(8);
        assertThat(record.resp().port()).isZero();
    }

    @Test
    void unreachableHasNoAnswer() {
        capture.icmp("10.0.0.1", "10.0.0.2", 3, 1, 28).icmp("10.0.0.2", "10.0.0.1", 3, 1, 28);
        assertThat(Flown.lines(capture)).containsExactly("OTH - 28/0 1/0", "OTH - 28/0 1/0");
        assertThat(Flown.of(capture.pcap()).records().get(0).oneWay()).isTrue();
    }

    @Test
    void neighbourSolicitationOfVersion6() {
        capture.icmp("fe80::1", "fe80::2", 135, 0, 24).icmp("fe80::2", "fe80::1", 136, 0, 24);
        assertThat(Flown.lines(capture)).containsExactly("OTH - 24/24 1/1");
    }

    @Test
    void icmpOfTheOtherVersion() {
        capture.ip("fe80::1", "fe80::2", 1, new byte[] {8, 0, 0, 0, 0, 0, 0, 0, 9}, 2);
        // ICMPAnalyzer is registered for 1 and 58 under IP of any version; 8 is answered by 0, as ICMP4_counterpart
        // says.
        assertThat(Flown.lines(capture)).containsExactly("OTH - 1/0 1/0");
    }

    @Test
    void otherProtocolsAreCounted() {
        capture.ip("10.0.0.1", "10.0.0.2", 132, new byte[20], 8).ip("10.0.0.2", "10.0.0.1", 132, new byte[20], 8);
        capture.ip("10.0.0.1", "10.0.0.2", 89, new byte[20], 2);
        capture.after(61_000).ip("10.0.0.1", "10.0.0.2", 132, new byte[20], 8);
        // UnknownIPTransportAnalyzer: a connection per protocol, unknown_ip_inactivity_timeout of a minute, ConnSize
        // counts.
        assertThat(Flown.lines(capture)).containsExactlyInAnyOrder("OTH - 0/0 1/1", "OTH - 0/0 1/0", "OTH - 0/0 1/0");
    }

    @Test
    void tooManyOpenGiveUpTheOldest() {
        java.util.List<FlowRecord> records = new java.util.ArrayList<>();
        Flows flows = new Flows(2, records::add);
        for (int port = 1; port <= 3; port++) {
            capture.udp("10.0.0.1", port, "10.0.0.2", 9000, 1);
        }
        Flown.feed(capture.pcap(), flows);
        assertThat(flows.evicted()).isEqualTo(1);
        assertThat(records).hasSize(3);
        assertThat(records.get(0).orig().port()).isEqualTo(1);
    }
}
