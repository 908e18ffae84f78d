package io.sillage.analyzer.capture;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Packets of which some fragments are still missing. Bounded: the oldest are given up when there are too many, and each
 * is at most as large as an IP packet can be. Where fragments overlap, the first that came counts.
 */
final class Fragments {
    private static final int MAX_WAITING = 1024;
    private static final int MAX_PIECES = 8192;
    private static final int MAX_BYTES = 65_535;

    private record Key(long sourceHigh, long sourceLow, long targetHigh, long targetLow, int id, boolean v6) {}

    /** Its bytes so far: {@code have} is set where they are known. */
    private static final class Waiting {
        byte[] bytes = new byte[2048];
        boolean[] have = new boolean[2048 / 8];
        int known;
        int length = -1;
        int headerBytes;
        int protocol;
        int pieces;
    }

    private final Map<Key, Waiting> waiting = new LinkedHashMap<>();
    private long abandoned;

    long abandoned() {
        return abandoned;
    }

    /** Adds a piece; true when it was the last one missing, and the packet then is whole. */
    boolean add(Packet packet, int id, int offset, boolean more, int headerBytes) {
        int end = offset + packet.payloadBytes;
        boolean ragged = more && packet.payloadBytes % 8 != 0;
        if (end > MAX_BYTES || ragged) {
            return false;
        }
        Key key = new Key(packet.sourceHigh, packet.sourceLow, packet.targetHigh, packet.targetLow, id, packet.v6);
        Waiting all = waiting.computeIfAbsent(key, k -> new Waiting());
        if (offset == 0) {
            all.headerBytes = headerBytes;
            all.protocol = packet.protocol;
        }
        if (!more) {
            all.length = Math.max(all.length, end);
        }
        copy(packet, all, offset, end);
        if (complete(all)) {
            waiting.remove(key);
            become(packet, all);
            return true;
        }
        giveUp(all, key);
        return false;
    }

    private void giveUp(Waiting all, Key key) {
        @Nullable
        Key tooMuch = ++all.pieces > MAX_PIECES
                ? key
                : waiting.size() > MAX_WAITING ? waiting.keySet().iterator().next() : null;
        if (tooMuch != null) {
            waiting.remove(tooMuch);
            abandoned++;
        }
    }

    private static void copy(Packet packet, Waiting all, int offset, int end) {
        if (end > all.bytes.length) {
            int room = Math.min((Math.max(end, all.bytes.length * 2) + 7) / 8 * 8, 65_536);
            all.bytes = Arrays.copyOf(all.bytes, room);
            all.have = Arrays.copyOf(all.have, room / 8);
        }
        for (int at = offset; at < end; at += 8) {
            if (!all.have[at / 8]) {
                int count = Math.min(8, end - at);
                System.arraycopy(packet.bytes, packet.payloadAt + at - offset, all.bytes, at, count);
                all.have[at / 8] = true;
                all.known++;
            }
        }
    }

    private static boolean complete(Waiting all) {
        if (all.length < 0 || all.known < (all.length + 7) / 8) {
            return false;
        }
        for (int i = 0; i < (all.length + 7) / 8; i++) {
            if (!all.have[i]) {
                return false;
            }
        }
        return true;
    }

    private static void become(Packet packet, Waiting all) {
        packet.bytes = all.bytes;
        packet.protocol = all.protocol;
        packet.payloadAt = 0;
        packet.payloadBytes = all.length;
        packet.payloadCaptured = all.length;
        packet.ipBytes = all.headerBytes + all.length;
    }
}
