package io.sillage.analyzer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.kit.CaptureBuilder;
import io.sillage.analyzer.kit.Flown;
import io.sillage.analyzer.kit.TcpTalk;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Conversations made by chance, of which it is known what was sent: with repetitions, overlaps, keep-alives, zero windows,
 * urgent data, half-closed ends, numbers that wrap around, and packets that pass each other.
 */
class ConversationsTest {
    private static final long SEED = 20_261_130L;
    private static final int ACK = 16;
    private static final int URGENT = 32;
    private static final int[] FIRST = {0, -2, -200, Integer.MAX_VALUE - 10, 1_000_000};

    private final CaptureBuilder capture = new CaptureBuilder();
    private final TcpTalk talk = capture.tcp("10.0.0.1", 40000, "10.0.0.2", 9000);

    /** One side, and how much of its own it has sent. */
    private static final class Sender {
        final TcpTalk.Side side;
        int bytes;
        boolean closed;

        Sender(TcpTalk.Side side, int first) {
            this.side = side.from(first);
        }

        void act(Random random) {
            int dice = random.nextInt(100);
            if (closed || dice < 15) {
                side.ack();
            } else if (dice < 60) {
                int length = 1 + random.nextInt(random.nextBoolean() ? 100 : 9000);
                side.send(ACK | (random.nextInt(10) == 0 ? URGENT : 0), length);
                bytes += length;
            } else if (dice < 80 && bytes > 0) {
                int back = 1 + random.nextInt(bytes);
                side.repeat(-back, ACK, 1 + random.nextInt(Math.min(back, 9000)));
            } else if (dice < 88) {
                side.repeat(-1, ACK, bytes > 0 ? random.nextInt(2) : 0);
            } else if (dice < 96) {
                side.window(random.nextInt(2) * 1000).ack();
            } else {
                side.fin();
                closed = true;
            }
        }
    }

    /** Packets of one side pass each other; an answer does not pass what it answers. */
    private int reordered(Random random) {
        int moves = 0;
        for (int i = random.nextInt(4); i > 0 && capture.frames().size() > 5; i--) {
            int from = 3 + random.nextInt(capture.frames().size() - 4);
            if (port(from) == port(from + 1)) {
                capture.move(from, from + 1);
                moves++;
            }
        }
        return moves;
    }

    /** The source port: after the headers of Ethernet and IPv4. */
    private int port(int frame) {
        return ByteBuffer.wrap(capture.frames().get(frame).bytes()).getShort(34);
    }

    @Test
    void everyByteCountsOnceAndEveryPacket() {
        for (int i = 0; i < 300; i++) {
            new ConversationsTest().conversation(SEED + i);
        }
    }

    private void conversation(long seed) {
        Random random = new Random(seed);
        Sender orig = new Sender(talk.orig, FIRST[random.nextInt(FIRST.length)]);
        Sender resp = new Sender(talk.resp, FIRST[random.nextInt(FIRST.length)]);
        talk.open();
        for (int steps = random.nextInt(50); steps > 0; steps--) {
            (random.nextBoolean() ? orig : resp).act(random);
        }
        int packets = capture.frames().size();
        int moves = reordered(random);
        List<FlowRecord> records = Flown.of(capture.pcap()).records();
        assertThat(records).as("seed %d, %d moves", seed, moves).hasSize(1);
        FlowRecord record = records.get(0);
        assertThat(List.of(record.orig().bytes(), record.resp().bytes(), record.missedBytes()))
                .as("seed %d, %d moves: %s", seed, moves, record.history())
                .containsExactly((long) orig.bytes, (long) resp.bytes, 0L);
        assertThat(record.orig().packets() + record.resp().packets())
                .as("seed %d", seed)
                .isEqualTo(packets);
    }
}
