package io.sillage.analyzer.kit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A capture as a bad path would have delivered it: segments with data swapped with their neighbours, some repeated. The
 * times stay in order, and control packets stay where they are.
 */
public record Rewritten(byte[] pcap, long repeated) {
    private static final int HEADER = 24;
    private static final int RECORD = 16;
    private static final int IP = RECORD + 14;
    private static final int CONTROLS = 7;

    /** @param pcap little-endian, Ethernet, IPv4 without options */
    public static Rewritten of(byte[] pcap, long seed) {
        List<byte[]> frames = frames(pcap);
        Random random = new Random(seed);
        for (int i = 0; i + 1 < frames.size(); i++) {
            boolean together =
                    data(frames.get(i)) && data(frames.get(i + 1)) && sameFlow(frames.get(i), frames.get(i + 1));
            if (together && random.nextInt(5) == 0) {
                swap(frames, i);
            }
        }
        List<byte[]> all = new ArrayList<>();
        long repeated = 0;
        for (byte[] frame : frames) {
            all.add(frame);
            if (data(frame) && random.nextInt(10) == 0) {
                all.add(frame);
                repeated++;
            }
        }
        ByteBuffer out = ByteBuffer.allocate(
                HEADER + all.stream().mapToInt(frame -> frame.length).sum());
        out.put(pcap, 0, HEADER);
        all.forEach(out::put);
        return new Rewritten(out.array(), repeated);
    }

    private static List<byte[]> frames(byte[] pcap) {
        ByteBuffer bytes = ByteBuffer.wrap(pcap).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> frames = new ArrayList<>();
        for (int at = HEADER; at < pcap.length; ) {
            int length = RECORD + bytes.getInt(at + 8);
            frames.add(Arrays.copyOfRange(pcap, at, at + length));
            at += length;
        }
        return frames;
    }

    /** Their contents change places, their times do not. */
    private static void swap(List<byte[]> frames, int i) {
        byte[] a = frames.get(i);
        byte[] b = frames.get(i + 1);
        byte[] time = Arrays.copyOf(a, 8);
        System.arraycopy(b, 0, a, 0, 8);
        System.arraycopy(time, 0, b, 0, 8);
        frames.set(i, b);
        frames.set(i + 1, a);
    }

    private static boolean data(byte[] frame) {
        int tcp = IP + 20;
        int length = (frame[IP + 2] & 0xff) << 8 | frame[IP + 3] & 0xff;
        return (frame[tcp + 13] & CONTROLS) == 0 && length > 20 + (frame[tcp + 12] >>> 4 & 15) * 4;
    }

    private static boolean sameFlow(byte[] a, byte[] b) {
        return Arrays.equals(a, IP + 12, IP + 24, b, IP + 12, IP + 24);
    }
}
