package io.sillage.analyzer.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/** Feeds a sample whole, in two pieces cut at every byte, byte by byte, and damaged. */
final class Split {
    private Split() {}

    /** What a framer makes of it; the same for every cut. */
    static List<Message> everywhere(byte[] sample, Function<Consumer<Message>, Framer> framer) {
        List<Message> whole = feed(sample, framer, sample.length);
        for (int cut = 1; cut < sample.length; cut++) {
            assertThat(feed(sample, framer, cut)).as("cut at %d", cut).isEqualTo(whole);
        }
        assertThat(feed(sample, framer, 1, true)).as("byte by byte").isEqualTo(whole);
        damaged(sample, framer);
        return whole;
    }

    private static List<Message> feed(byte[] sample, Function<Consumer<Message>, Framer> framer, int cut) {
        return feed(sample, framer, cut, false);
    }

    private static List<Message> feed(
            byte[] sample, Function<Consumer<Message>, Framer> framer, int cut, boolean again) {
        List<Message> messages = new ArrayList<>();
        Framer machine = framer.apply(messages::add);
        int from = 0;
        for (int to = cut; from < sample.length; to = again ? Math.min(to + cut, sample.length) : sample.length) {
            machine.feed(sample, from, to);
            from = to;
        }
        return messages;
    }

    /** Whatever comes, no exception leaves it. */
    private static void damaged(byte[] sample, Function<Consumer<Message>, Framer> framer) {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = sample.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            feed(bytes, framer, 1 + random.nextInt(bytes.length));
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Hex digits, spaces left out. */
    static byte[] hex(String text) {
        String digits = text.replaceAll("\\s", "");
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }
}
