package io.sillage.analyzer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.kit.CaptureBuilder;
import io.sillage.analyzer.kit.Flown;
import io.sillage.analyzer.kit.TcpTalk;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each expectation is worked out by hand from Zeek's documented rules, the reason beside it. A line is {@code STATE
 * HISTORY origBytes/respBytes origPackets/respPackets}.
 */
class TcpFlowTest {
    private static final int ACK = 16;

    private final CaptureBuilder capture = new CaptureBuilder();
    private final TcpTalk talk = capture.tcp("10.0.0.1", 40000, "10.0.0.2", 9000);

    private void expect(String... lines) {
        assertThat(Flown.lines(capture)).containsExactly(lines);
    }

    @Test
    void normalConnection() {
        talk.open();
        talk.orig.data(100);
        talk.resp.data(2000);
        talk.close();
        // S h A: the handshake. D d: data each way, once. No a: the responder never sends a bare acknowledgement.
        expect("SF ShADdFf 100/2000 5/3");
    }

    @Test
    void lastsUntilTheSecondFin() {
        talk.open();
        talk.close();
        // Packets 1 ms apart: SYN at 0, the second FIN at 4; the last ACK is mere leave-taking.
        assertThat(Flown.of(capture.pcap()).records().get(0).durationNanos()).isEqualTo(4_000_000);
    }

    @Test
    void refusedConnection() {
        talk.orig.syn();
        talk.resp.rst();
        expect("REJ Sr 0/0 1/1");
    }

    @Test
    void attemptWithoutAnswer() {
        talk.orig.syn();
        expect("S0 S 0/0 1/0");
    }

    @Test
    void repeatedSynIsTheSameAttempt() {
        talk.orig.syn();
        talk.after(1000).orig.repeat(-1, 2, 0);
        // The same sequence number: no second letter.
        expect("S0 S 0/0 2/0");
    }

    @Test
    void attemptIsOverAfterFiveSeconds() {
        talk.orig.syn();
        talk.after(7000).orig.repeat(-1, 2, 0);
        expect("S0 S 0/0 1/0", "S0 S 0/0 1/0");
    }

    @Test
    void scanOfThreePorts() {
        capture.tcp("10.0.0.1", 50000, "10.0.0.2", 1).orig.syn();
        capture.tcp("10.0.0.1", 50000, "10.0.0.2", 2).orig.syn();
        capture.tcp("10.0.0.1", 50000, "10.0.0.2", 3).orig.syn().resp.rst();
        expect("S0 S 0/0 1/0", "S0 S 0/0 1/0", "REJ Sr 0/0 1/1");
    }

    @Test
    void resetByOriginator() {
        talk.open();
        talk.orig.data(10);
        talk.orig.rst();
        expect("RSTO ShADR 10/0 4/1");
    }

    @Test
    void resetByResponder() {
        talk.open();
        talk.orig.data(10);
        talk.resp.rst();
        expect("RSTR ShADr 10/0 3/2");
    }

    @Test
    void givenUpBeforeAnAnswer() {
        talk.orig.syn();
        talk.orig.send(4, 0);
        expect("RSTOS0 SR 0/0 2/0");
    }

    @Test
    void halfOpenIsEstablishedOnly() {
        talk.orig.syn();
        talk.resp.synAck();
        // The SYN-ACK makes both ends established, whether the last ACK comes or not.
        expect("S1 Sh 0/0 1/1");
    }

    @Test
    void openAtTheEndOfTheCapture() {
        talk.open();
        talk.orig.data(7);
        FlowRecord record = Flown.of(capture.pcap()).records().get(0);
        assertThat(record.state()).isEqualTo("S1");
        assertThat(record.open()).isTrue();
    }

    @Test
    void halfClosedByOriginator() {
        talk.open();
        talk.orig.fin();
        talk.resp.ack();
        expect("S2 ShAFa 0/0 3/2");
    }

    @Test
    void halfClosedByResponder() {
        talk.open();
        talk.resp.fin();
        talk.orig.ack();
        expect("S3 ShAf 0/0 3/2");
    }

    @Test
    void synAndFinWithoutAnswer() {
        talk.orig.syn();
        talk.orig.send(1, 0);
        expect("SH SF 0/0 2/0");
    }

    @Test
    void finThenResetOfTheSameSide() {
        talk.open();
        talk.orig.fin();
        talk.orig.rst();
        // The responder never closed, so the reset is what ended it.
        expect("RSTO ShAFR 0/0 4/1");
    }

    @Test
    void resetAfterBothFinsChangesNothing() {
        talk.open();
        talk.orig.fin();
        talk.resp.fin();
        talk.resp.rst();
        expect("SF ShAFfr 0/0 3/3");
    }

    @Test
    void retransmissionCountsOnce() {
        talk.open();
        talk.orig.data(100);
        talk.orig.repeat(-100, ACK, 100);
        talk.resp.ack();
        talk.close();
        expect("SF ShADTaFf 100/0 6/3");
    }

    @Test
    void retransmissionsAreNotedByPowersOfTen() {
        talk.open();
        talk.orig.data(100);
        for (int i = 0; i < 12; i++) {
            talk.orig.repeat(-100, ACK, 100);
        }
        // T at the first and at the tenth.
        expect("S1 ShADTT 100/0 15/1");
    }

    @Test
    void overlapCountsOnce() {
        talk.open();
        talk.orig.data(100);
        talk.orig.repeat(-50, ACK, 150);
        talk.orig.lost(100);
        talk.resp.ack();
        talk.close();
        expect("SF ShADaFf 200/0 6/3");
    }

    @Test
    void reorderedDataIsNoGap() {
        talk.open();
        talk.orig.data(100);
        talk.orig.data(100);
        talk.resp.ack();
        talk.close();
        capture.move(4, 3);
        // The earlier half comes after the later one: its numbers do not advance, so it looks like a repetition.
        expect("SF ShADTaFf 200/0 6/3");
    }

    @Test
    void missingDataIsAGap() {
        talk.open();
        talk.orig.data(100);
        talk.orig.lost(500);
        talk.orig.data(100);
        talk.resp.ack();
        talk.close();
        // The acknowledgement is noted, then the gap that it shows: G, because what is missing is the originator's.
        expect("SF ShADaGFf 700/0 6/3 missed 500");
    }

    @Test
    void straySmallFinHidesNoGap() {
        talk.open();
        talk.orig.data(100);
        talk.orig.repeat(-5000, 17, 0);
        talk.orig.lost(500);
        talk.orig.data(100);
        talk.resp.ack();
        // A FIN from before the SYN: its relative number is unsigned, thus huge (get_relative_seq), and so no
        // acknowledgement reaches it (TCP_Reassembler::AckReceived). Its place in the sequence space is still taken off
        // the size (TCP_Endpoint::Size).
        expect("S2 ShADFaG 699/0 5/2 missed 500");
    }

    @Test
    void keepAliveIsARetransmissionOfOneByte() {
        talk.open();
        talk.orig.data(100);
        talk.resp.ack();
        talk.after(10_000).orig.repeat(-1, ACK, 1);
        talk.resp.ack();
        expect("S1 ShADaT 100/0 4/3");
    }

    @Test
    void emptyKeepAliveIsNothing() {
        talk.open();
        talk.orig.data(100);
        talk.resp.ack();
        talk.after(10_000).orig.repeat(-1, ACK, 0);
        expect("S1 ShADa 100/0 4/2");
    }

    @Test
    void zeroWindow() {
        talk.open();
        talk.orig.data(100);
        talk.resp.window(0).ack();
        talk.orig.repeat(0, ACK, 1);
        talk.resp.window(0).ack();
        // w once, for the second zero window is not the tenth. The probe's byte counts: it was sent.
        expect("S1 ShADaw 101/0 4/3");
    }

    @Test
    void missingSyn() {
        talk.orig.syn();
        talk.resp.synAck();
        talk.orig.ack();
        talk.orig.data(10);
        talk.close();
        capture.drop(0);
        // A SYN-ACK begins it, from no known server port, so its sender is the originator: H, in upper case.
        // Both sides end with FINs, so it counts as a normal end.
        expect("SF HadfF 0/10 2/4");
    }

    @Test
    void metInMidStream() {
        talk.orig.from(1_000_000);
        talk.orig.data(100);
        talk.resp.data(200);
        talk.orig.ack();
        expect("OTH DdA 100/200 2/1");
    }

    @Test
    void metInMidStreamAndClosed() {
        talk.orig.data(100);
        talk.resp.ack();
        talk.close();
        // Both sent FINs; that is a normal end, whatever was missed.
        expect("SF DaFfA 100/0 3/2");
    }

    @Test
    void flippedWhenAServerSpeaksFirst() {
        TcpTalk web = capture.tcp("10.0.0.1", 40000, "10.0.0.2", 80);
        web.resp.data(200);
        web.orig.ack();
        // Port 80 is a server's: the direction is turned, and said so.
        expect("OTH ^dA 0/200 1/1");
    }

    @ParameterizedTest
    @CsvSource({"25, OTH ^dA 0/200 1/1", "587, OTH ^dA 0/200 1/1", "26, OTH Da 200/0 1/1", "2525, OTH Da 200/0 1/1"})
    void portsOfMailServers(int port, String line) {
        TcpTalk mail = capture.tcp("10.0.0.1", 40000, "10.0.0.2", port);
        mail.resp.data(200);
        mail.orig.ack();
        // SMTP::ports of scripts/base/protocols/smtp/main.zeek: 25 and 587.
        expect(line);
    }

    @Test
    void synAckOfAServerIsFlippedToo() {
        TcpTalk web = capture.tcp("10.0.0.1", 40000, "10.0.0.2", 80);
        web.orig.syn();
        web.resp.synAck();
        web.orig.ack();
        web.orig.data(10);
        web.close();
        capture.drop(0);
        // The responder's SYN-ACK establishes it; the missed SYN is made up for by the ACK.
        expect("SF ^hADFf 10/0 4/2");
    }

    @Test
    void synAfterItsAnswerTurnsTheSidesRound() {
        talk.open();
        capture.move(1, 0);
        // H of the supposed originator, then the SYN of the real one: the sides are swapped. Zeek decides on a packet's
        // direction before that (IPBasedAnalyzer::AnalyzePacket) and counts it after (TCPAnalyzer::DeliverPacket, the
        // last step), so this SYN counts for the responder, whose SYN-ACK came to it with the swap.
        expect("S1 Hs^A 0/0 1/2");
    }

    @Test
    void sequenceNumbersWrapAround() {
        talk.orig.from(-50);
        talk.open();
        talk.orig.data(100);
        talk.resp.ack();
        talk.close();
        expect("SF ShADaFf 100/0 5/3");
    }

    @Test
    void addressesUsedAgainAfterClose() {
        talk.open();
        talk.close();
        TcpTalk second = capture.tcp("10.0.0.1", 40000, "10.0.0.2", 9000);
        second.orig.from(77_000);
        second.open();
        expect("SF ShAFf 0/0 4/2", "S1 ShA 0/0 2/1");
    }

    @Test
    void straysLongAfterTheCloseAreAnotherConnection() {
        talk.open();
        talk.close();
        talk.after(6000).orig.ack();
        expect("SF ShAFf 0/0 4/2", "OTH A 0/0 1/0");
    }

    @Test
    void silentForFiveMinutes() {
        talk.open();
        talk.after(301_000).orig.data(5);
        expect("S1 ShA 0/0 2/1", "OTH D 5/0 1/0");
    }

    @Test
    void aShellMayBeSilentForAnHour() {
        TcpTalk shell = capture.tcp("10.0.0.1", 40000, "10.0.0.2", 22);
        shell.open();
        shell.after(3_000_000).orig.data(5);
        expect("S1 ShAD 5/0 3/1");
    }

    @Test
    void repeatedFinIsOneLetter() {
        talk.open();
        talk.orig.fin();
        talk.after(300).orig.repeat(-1, 17, 0);
        talk.resp.fin();
        talk.orig.ack();
        expect("SF ShAFf 0/0 5/2");
    }

    @Test
    void dataOfAResetIsNotCounted() {
        talk.open();
        talk.resp.send(20, 30);
        // t: data that moves no number forward counts as a repetition, and the data of a reset moves none.
        expect("RSTR ShArt 0/0 2/2");
    }

    @Test
    void inconsistentFlags() {
        talk.orig.send(3, 0);
        talk.resp.send(5, 0);
        // Q: SYN and FIN at once. i: FIN and RST at once.
        assertThat(Flown.lines(capture).get(0)).contains(" Qi ");
    }

    @Test
    void wrongChecksumIsNotBelieved() {
        talk.open();
        talk.orig.data(100);
        byte[] frame = capture.frames().get(3).bytes();
        frame[frame.length - 1] ^= 0x55;
        // C and nothing else: neither its bytes nor the packet itself count.
        expect("S1 ShAC 0/0 2/1");
    }

    @Test
    void shortCapturesCountByHeaders() {
        capture.snap(60);
        talk.open();
        talk.resp.data(1000);
        talk.orig.ack();
        talk.close();
        // The bytes are known by number, but were not captured: for whoever reads the stream they are missing.
        expect("SF ShAdgFf 0/1000 5/3 missed 1000");
    }

    @Test
    void twoVlanTags() {
        capture.vlans(2);
        talk.open();
        talk.close();
        expect("SF ShAFf 0/0 4/2");
    }

    @Test
    void version6() {
        TcpTalk six = capture.tcp("2001:db8::1", 40000, "2001:db8::2", 9000);
        six.open();
        six.orig.data(50);
        six.close();
        FlowRecord record = Flown.of(capture.pcap()).records().get(0);
        assertThat(record.state() + " " + record.history()).isEqualTo("SF ShADFf");
        // Five packets of 40 + 20 bytes, and 50 bytes of data.
        assertThat(record.orig().ipBytes()).isEqualTo(5 * 60 + 50);
        assertThat(record.orig().address()).hasSize(16);
    }

    @Test
    void fragmentsAreOnePacket() {
        capture.mtu(600);
        talk.open();
        talk.orig.data(2000);
        talk.resp.ack();
        talk.close();
        assertThat(Flown.lines(capture)).containsExactly("SF ShADaFf 2000/0 5/3");
        // 20 + 20 + 2000 bytes, as if it had never been cut.
        assertThat(Flown.of(capture.pcap()).records().get(0).orig().ipBytes()).isEqualTo(4 * 40 + 2040);
    }

    @Test
    void lengthsLeftToHardwareAreNotAddedUp() {
        talk.open();
        talk.orig.data(2000);
        ByteBuffer.wrap(capture.frames().get(3).bytes()).putShort(16, (short) 0).putShort(24, (short) 0);
        // The frame tells how much data it is, but ConnSize_Analyzer adds up what the header says
        // (IP_Hdr::TotalLen): nothing, with version 6 the header only.
        expect("S1 ShAD 2000/0 3/1");
        assertThat(Flown.of(capture.pcap()).records().get(0).orig().ipBytes()).isEqualTo(2 * 40);
    }

    @Test
    void lengthOfVersion6LeftToHardware() {
        TcpTalk six = capture.tcp("2001:db8::1", 40000, "2001:db8::2", 9000);
        six.open();
        six.orig.data(2000);
        ByteBuffer.wrap(capture.frames().get(3).bytes()).putShort(18, (short) 0);
        expect("S1 ShAD 2000/0 3/1");
        assertThat(Flown.of(capture.pcap()).records().get(0).orig().ipBytes()).isEqualTo(2 * 60 + 40);
    }

    @Test
    void fragmentsOfVersion6InAnyOrder() {
        capture.mtu(1280);
        TcpTalk six = capture.tcp("2001:db8::1", 40000, "2001:db8::2", 9000);
        six.open();
        six.orig.data(3000);
        six.resp.ack();
        capture.move(3, 5);
        expect("S1 ShADa 3000/0 3/2");
    }

    @Test
    void onlyTheOriginatorsDirectionIsCaptured() {
        talk.orig.syn();
        talk.resp.lost(1);
        talk.orig.ack();
        talk.orig.data(40);
        // Nothing was seen of the responder, so the attempt stays unanswered, whatever follows.
        expect("S0 SAD 40/0 3/0");
    }

    @Test
    void onlyTheRespondersDirectionIsCaptured() {
        TcpTalk web = capture.tcp("10.0.0.1", 40000, "10.0.0.2", 80);
        web.orig.lost(1);
        web.resp.synAck();
        web.orig.lost(100);
        web.resp.data(300);
        web.resp.fin();
        // h establishes the responder alone; its FIN then closes it: SHR. Zeek counts nothing for a side that was never
        // seen, although 100 bytes of it were acknowledged.
        expect("SHR ^hdf 0/300 0/3");
    }

    @Test
    void backscatterIsNoConnection() {
        talk.orig.send(4, 0);
        expect("OTH R 0/0 1/0");
    }

    @Test
    void scanWithFins() {
        talk.orig.send(1, 0);
        talk.resp.send(20, 0);
        // The target refuses what it does not know: an originator that was never open, and a reset.
        expect("RSTR Fr 0/0 1/1");
    }

    @Test
    void closeWaitsForDataThatIsStillToCome() {
        talk.open();
        talk.orig.data(100);
        talk.orig.fin();
        talk.resp.ack();
        talk.resp.fin();
        talk.orig.ack();
        capture.move(3, 4);
        // The FIN overtakes the data: it advances the numbers, so the data looks like a repetition, but nothing is
        // lost.
        expect("SF ShAFDTaf 100/0 5/3");
    }

    @Test
    void bothOpenAtOnce() {
        talk.orig.syn();
        talk.resp.from(5000).send(2, 0);
        talk.resp.ack();
        // A SYN from the other side with another number is taken for a new connection of the same addresses.
        expect("S0 S 0/0 1/0", "S0 SA 0/0 2/0");
    }

    @Test
    void timeThatStepsBackIsNoTrouble() {
        talk.open();
        capture.after(-2000);
        talk.orig.data(10);
        FlowRecord record = Flown.of(capture.pcap()).records().get(0);
        assertThat(record.state()).isEqualTo("S1");
        assertThat(record.durationNanos()).isZero();
    }

    @Test
    void aKeepAliveAfterAnAcknowledgedFinIsNoPendingData() {
        talk.open();
        talk.orig.fin();
        talk.resp.ack();
        // The number of the FIN, sent again as a byte of data: acknowledged already (TCP_Reassembler::DataSent compares
        // with what was acknowledged, not with what was trimmed). It must not hold back the responder's end.
        talk.orig.repeat(-1, ACK, 1);
        talk.resp.fin();
        talk.after(1000).orig.ack();
        expect("SF ShAFaDTf 0/0 5/3");
        assertThat(Flown.of(capture.pcap()).records().get(0).durationNanos()).isEqualTo(6_000_000);
    }
}
