package io.sillage.analyzer.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.kit.CaptureBuilder;
import io.sillage.analyzer.kit.Overheard;
import io.sillage.analyzer.kit.TcpTalk;
import org.junit.jupiter.api.Test;

/** What the events of a capture say, whatever was said over it. */
class CapturedEventsTest {
    private static final int ACK = 16;

    private final CaptureBuilder capture = new CaptureBuilder();
    private final TcpTalk talk = capture.tcp("10.0.0.1", 40000, "10.0.0.2", 9000);

    @Test
    void aConnectionTellsItsStatesAndItsBytes() {
        talk.open();
        talk.orig.data(100);
        talk.resp.data(2000);
        talk.close();
        assertThat(Overheard.of(capture).lines())
                .containsExactly(
                        "1.0 net.state orig inactive syn_sent",
                        "1.1 net.state orig syn_sent established",
                        "1.2 net.state resp inactive established",
                        "1.3 net.io orig 100",
                        "1.4 net.io resp 2000",
                        "1.5 net.state orig established closed",
                        "1.6 net.state resp established closed");
    }

    @Test
    void aRefusedConnectionIsReset() {
        talk.orig.syn();
        talk.resp.rst();
        assertThat(Overheard.of(capture).lines())
                .containsExactly("1.0 net.state orig inactive syn_sent", "1.1 net.state resp inactive reset");
    }

    @Test
    void theLastBytesAreToldBeforeTheEndThatCameWithThem() {
        talk.open();
        talk.orig.send(ACK | 1, 10);
        assertThat(Overheard.of(capture).lines())
                .endsWith("1.3 net.io orig 10", "1.4 net.state orig established closed");
    }

    @Test
    void everyByteIsToldOnceAndInOrder() {
        talk.open();
        talk.orig.text("first ");
        talk.orig.text("second ");
        talk.orig.repeat(-7, ACK, 7);
        talk.orig.text("third");
        talk.resp.ack();
        capture.move(4, 6);
        assertThat(Overheard.of(capture).lines())
                .endsWith("1.3 net.io orig 6", "1.4 net.io orig 7", "1.5 net.io orig 5");
    }

    @Test
    void missingBytesAreToldWhereTheyWouldBe() {
        talk.open();
        talk.orig.text("before");
        talk.orig.lost(100);
        talk.orig.text("after");
        talk.resp.ack();
        assertThat(Overheard.of(capture).lines())
                .endsWith("1.3 net.io orig 6", "1.4 net.io orig 0 missed 100", "1.5 net.io orig 5");
    }

    @Test
    void datagramsAreToldToo() {
        capture.udp("10.0.0.1", 40000, "10.0.0.2", 53, 40);
        capture.udp("10.0.0.2", 53, "10.0.0.1", 40000, 90);
        assertThat(Overheard.of(capture).lines()).containsExactly("1.0 net.io orig 40", "1.1 net.io resp 90");
    }

    @Test
    void eachConnectionIsAStreamOfItsOwn() {
        TcpTalk other = capture.tcp("10.0.0.3", 40001, "10.0.0.2", 9000);
        talk.open();
        other.open();
        talk.orig.data(1);
        other.orig.data(2);
        assertThat(Overheard.of(capture).lines())
                .endsWith("1.3 net.io orig 1", "2.3 net.io orig 2")
                .doesNotHaveDuplicates();
    }

    @Test
    void aConnectionMetInMidLifeSaysSo() {
        talk.orig.data(1);
        assertThat(Overheard.of(capture).frames())
                .allSatisfy(frame -> assertThat(frame.event().toString()).contains("in mid-life"));
    }

    @Test
    void whatCouldNotBeReadIsALossAtTheEnd() {
        talk.open();
        byte[] whole = capture.pcap();
        assertThat(Overheard.of(java.util.Arrays.copyOf(whole, whole.length - 1))
                        .lines())
                .last()
                .asString()
                .startsWith("0.0 loss 1 ")
                .contains(" is cut: at byte ");
    }
}
