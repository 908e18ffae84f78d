package io.sillage.analyzer.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.kit.CaptureBuilder;
import io.sillage.analyzer.kit.Overheard;
import io.sillage.analyzer.kit.TcpTalk;
import io.sillage.event.Frame;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Damaged conversations must give events or a message, never a crash or a hang, and each stream is whole. {@code make
 * fuzz} tries more; {@code -Dsillage.fuzz.captures} and {@code -Dsillage.fuzz.seed} choose others.
 */
class EventsFuzzTest {
    private static final int COUNT = Integer.getInteger("sillage.fuzz.captures", 2000);
    private static final long SEED = Long.getLong("sillage.fuzz.seed", 20_260_102L);
    private static final String[][] TALKS = {
        {
            "PUT /a HTTP/1.1\r\nContent-Length: 5\r\n\r\nhelloGET /b HTTP/1.1\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\n\r\nuntil the end"
        },
        {"*2\r\n$3\r\nGET\r\n$1\r\nk\r\n*1\r\n$4\r\nPING\r\n", "$5\r\nhello\r\n", "+PONG\r\n%1\r\n+a\r\n:1\r\n"},
        {
            "\0\0\0\u0008\0\u0003\0\0Q\0\0\0\rselect 1\0",
            "R\0\0\0\u0008\0\0\0\0Z\0\0\0\u0005I",
            "D\0\0\0\u0006\0\0C\0\0\0\rSELECT 1\0E\0\0\0\u0013SERROR\0C42601\0\0"
        },
        {
            "\0\0\0\u0012\0\u0012\0\t\0\0\0\u0007\0\u0003app\u0001\u0002\u0003\u0004\u0005",
            "\0\0\0\u0006\0\0\0\u0007ab",
            "\0\0\0\u0006\0\0\0\u0008ab"
        },
        {
            "\u0016\u0003\u0001\0\u0004\u0001\0\0\0",
            "\u0016\u0003\u0003\0\u0004\u0002\0\0\0",
            "\u0017\u0003\u0003\0\u0001x"
        },
        {
            "*2\r\n$5\r\nHELLO\r\n$1\r\n3\r\n*3\r\n$6\r\nCLIENT\r\n$5\r\nREPLY\r\n$4\r\nSKIP\r\n*1\r\n$4\r\nPING\r\n",
            "%1\r\n+proto\r\n:3\r\n|1\r\n+ttl\r\n:9\r\n",
            "*2\r\n|1\r\n+a\r\n+b\r\n:1\r\n:2\r\n>1\r\n+x\r\n"
        },
        {
            "\0\0\0\u0008\0\u0003\0\0Q\0\0\0\u000fcopy t in\0d\0\0\0\u0006abc\0\0\0\u0004S\0\0\0\u0004",
            "R\0\0\0\u0008\0\0\0\0Z\0\0\0\u0005IG\0\0\0\u0007\0\0\0",
            "C\0\0\0\u000bCOPY 1\0Z\0\0\0\u0005I"
        },
        {
            "\0\0\0\u0011\0\u0011\0\0\0\0\0\u0001\0\0\0\u0005PLAIN\0\0\0\u000c\0shop\0secret",
            "\0\0\0\u0006\0\0\0\u0001\0\0",
            "\0\0\0\0\0\0\0\u0004\0\0\0\u0002"
        },
        {
            "POST /a HTTP/1.1\r\nTransfer-Encoding: gzip,\r\n chunked\r\nContent-Length: 5, 5\r\n\r\n1;x\r\na\r\n0\r\n\r\n",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n",
            "Transfer-Encoding: gzip\r\n\r\nuntil the end"
        }
    };

    @Test
    void damagedConversationsAreReadAsFarAsTheyGo() {
        long messages = 0;
        for (int i = 0; i < COUNT; i++) {
            Random random = new Random(SEED + i);
            byte[] capture = damage(conversation(random), random);
            Overheard heard = Assertions.assertTimeout(
                    Duration.ofSeconds(10), () -> read(capture), "-Dsillage.fuzz.seed=" + (SEED + i));
            messages += heard.messages().size();
            assertWhole(heard, SEED + i);
        }
        assertThat(messages).isGreaterThan(COUNT);
    }

    private static Overheard read(byte[] capture) {
        try {
            return Overheard.of(capture);
        } catch (IllegalArgumentException notACapture) {
            assertThat(notACapture).hasMessageStartingWith("no capture: ");
            return new Overheard(List.of());
        }
    }

    private static void assertWhole(Overheard heard, long seed) {
        Map<String, Long> next = new HashMap<>();
        for (Frame frame : heard.frames()) {
            if (!frame.stream().endsWith("/0")) {
                assertThat(frame.seq())
                        .as("seed %d, %s", seed, frame)
                        .isEqualTo(next.merge(frame.stream(), 1L, Long::sum) - 1);
            }
        }
    }

    private static byte[] conversation(Random random) {
        CaptureBuilder capture = new CaptureBuilder();
        String[] said = TALKS[random.nextInt(TALKS.length)];
        TcpTalk talk = capture.tcp("10.0.0.1", 40000, "10.0.0.2", random.nextBoolean() ? 80 : 6379);
        talk.open();
        pieces(talk.orig, said[0], random);
        pieces(talk.resp, said[1], random);
        pieces(talk.resp, said[2], random);
        talk.close();
        for (int i = random.nextInt(3); i > 0; i--) {
            int last = capture.frames().size();
            switch (random.nextInt(3)) {
                case 0 -> capture.move(random.nextInt(last), random.nextInt(last));
                case 1 -> capture.drop(random.nextInt(last));
                default -> capture.again(random.nextInt(last));
            }
        }
        return capture.pcap();
    }

    private static void pieces(TcpTalk.Side side, String text, Random random) {
        int piece = 1 + random.nextInt(text.length());
        for (int at = 0; at < text.length(); at += piece) {
            side.text(text.substring(at, Math.min(text.length(), at + piece)));
        }
    }

    /** Some bytes of packets, or of the frames' heads; every other capture is left as it is. */
    private static byte[] damage(byte[] bytes, Random random) {
        byte[] damaged = bytes;
        for (int i = random.nextBoolean() ? 0 : random.nextInt(8); i > 0; i--) {
            int at = random.nextInt(damaged.length);
            switch (random.nextInt(4)) {
                case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> damaged[at] = (byte) random.nextInt();
                case 2 -> Arrays.fill(damaged, at, Math.min(damaged.length, at + random.nextInt(64)), (byte) -1);
                default -> damaged = Arrays.copyOf(damaged, Math.max(24, at));
            }
        }
        return damaged;
    }
}
