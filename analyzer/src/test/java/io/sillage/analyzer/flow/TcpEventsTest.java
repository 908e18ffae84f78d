package io.sillage.analyzer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.framing.HttpFramer;
import io.sillage.analyzer.framing.HttpTurns;
import io.sillage.analyzer.framing.Message;
import io.sillage.analyzer.kit.CaptureBuilder;
import io.sillage.analyzer.kit.Flown;
import io.sillage.analyzer.kit.TcpTalk;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TcpEventsTest {
    private static final int ACK = 16;

    private final CaptureBuilder capture = new CaptureBuilder();
    private final TcpTalk talk = capture.tcp("10.0.0.1", 40000, "10.0.0.2", 9000);

    /** Writes down what it is told, upper case for the originator. */
    private static final class Notes implements TcpEvents {
        private final List<String> lines = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public boolean wantsBytes() {
            return true;
        }

        @Override
        public void control(long connection, boolean orig, Control control, long nanos) {
            lines.add((orig ? "o " : "r ") + control);
        }

        @Override
        public void data(long connection, boolean orig, byte[] bytes, int from, int to, long nanos) {
            lines.add((orig ? "o " : "r ") + (to - from));
            text.append(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void gap(long connection, boolean orig, long bytes, long nanos) {
            lines.add((orig ? "o " : "r ") + "gap " + bytes);
        }

        @Override
        public void ended(long connection, FlowRecord record) {
            lines.add(connection + " " + record.state());
        }
    }

    private Notes notes() {
        Notes notes = new Notes();
        Flown.feed(capture.pcap(), new Flows(1000, record -> {}, notes));
        return notes;
    }

    @Test
    void eachByteComesOnceAndInOrder() {
        talk.open();
        talk.orig.text("first ");
        talk.orig.text("second ");
        talk.orig.repeat(-7, ACK, 7);
        talk.orig.text("third");
        talk.resp.ack();
        talk.close();
        capture.move(4, 6);
        Notes notes = notes();
        // The repetition, of zeros, came first: what came first counts.
        assertThat(notes.text.toString()).isEqualTo("first \0\0\0\0\0\0\0third");
        assertThat(notes.lines).containsExactly("o SYN", "r SYN_ACK", "o 6", "o 7", "o 5", "o FIN", "r FIN", "1 SF");
    }

    @Test
    void whatIsMissingIsAGap() {
        talk.open();
        talk.orig.text("before");
        talk.orig.lost(100);
        talk.orig.text("after");
        talk.resp.ack();
        assertThat(notes().lines).containsExactly("o SYN", "r SYN_ACK", "o 6", "o gap 100", "o 5", "1 S1");
    }

    @Test
    void anyOrderOfPacketsGivesTheSameStream() {
        String text = "GET /one HTTP/1.1\r\nHost: a\r\n\r\nPUT /two HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello";
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            CaptureBuilder shuffled = new CaptureBuilder();
            TcpTalk shuffledTalk = shuffled.tcp("10.0.0.1", 40000, "10.0.0.2", 80);
            shuffledTalk.open();
            for (int at = 0; at < text.length(); at += 9) {
                shuffledTalk.orig.text(text.substring(at, Math.min(at + 9, text.length())));
            }
            int first = 3;
            int last = shuffled.frames().size() - 1;
            for (int i = 0; i < 20; i++) {
                shuffled.move(first + random.nextInt(last - first + 1), first + random.nextInt(last - first + 1));
            }
            List<Message> messages = new ArrayList<>();
            HttpFramer framer = HttpFramer.ofRequests(new HttpTurns(), messages::add);
            Flown.feed(shuffled.pcap(), new Flows(10, record -> {}, new TcpEvents() {
                @Override
                public boolean wantsBytes() {
                    return true;
                }

                @Override
                public void data(long connection, boolean orig, byte[] bytes, int from, int to, long nanos) {
                    framer.feed(bytes, from, to);
                }
            }));
            assertThat(messages)
                    .as("seed %d", seed)
                    .containsExactly(
                            new Message.HttpRequest("GET", "/one", "HTTP/1.1"),
                            new Message.HttpEnd(0),
                            new Message.HttpRequest("PUT", "/two", "HTTP/1.1"),
                            new Message.HttpEnd(5));
        }
    }
}
