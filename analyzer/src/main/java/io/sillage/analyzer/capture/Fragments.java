package io.sillage.analyzer.capture;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Packets of which some fragments are still missing. Bounded: the oldest are given up when there are too many, and each
 * is at most as large as an IP packet can be. Where fragments overlap, the first that came counts; where they disagree on
 * the packet's end, it is as long as what there is without a hole.
 */
final class Fragments {
    private static final int MAX_WAITING = 1024;
    private static final int MAX_PIECES = 8192;
    private static final int MAX_BYTES = 65_535;
    /** Zeek's {@code frag_timeout}, from the first piece on. */
    private static final long PATIENCE_NANOS = 300_000_000_000L;

    private record Key(long sourceHigh, long sourceLow, long targetHigh, long targetLow, int id, boolean v6) {}

    /** Its bytes so far: {@code have} is set where they are known. */
    private static final class Waiting {
        byte[] bytes = new byte[2048];
        final BitSet have = new BitSet();
        int length = -1;
        int headerBytes;
        int protocol;
        int pieces;
        final long since;

        Waiting(long nanos) {
            since = nanos;
        }
    }

    private final Map<Key, Waiting> waiting = new LinkedHashMap<>();
    private long abandoned;

    long abandoned() {
        return abandoned;
    }

    /** Adds a piece; true when it was the last one missing, and the packet then is whole. */
    boolean add(Packet packet, int id, int offset, boolean more, int headerBytes) {
        int end = offset + packet.payloadBytes;
        if (end > MAX_BYTES) {
            return false;
        }
        Key key = new Key(packet.sourceHigh, packet.sourceLow, packet.targetHigh, packet.targetLow, id, packet.v6);
        Waiting all = waiting.get(key);
        if (all == null || packet.nanos - all.since >= PATIENCE_NANOS) {
            all = new Waiting(packet.nanos);
            waiting.remove(key);
            waiting.put(key, all);
        }
        if (offset == 0) {
            all.headerBytes = headerBytes;
            all.protocol = packet.protocol;
        }
        if (!more || all.length >= 0) {
            all.length = Math.max(all.length, end);
        }
        copy(packet, all, offset, end);
        int whole = all.have.nextClearBit(0);
        if (end > offset && all.length >= 0 && whole >= all.length) {
            all.length = whole;
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
            all.bytes = Arrays.copyOf(all.bytes, Math.min(Math.max(end, all.bytes.length * 2), MAX_BYTES));
        }
        for (int at = all.have.nextClearBit(offset); at < end; at = all.have.nextClearBit(at)) {
            int known = all.have.nextSetBit(at);
            int to = known < 0 ? end : Math.min(known, end);
            System.arraycopy(packet.bytes, packet.payloadAt + at - offset, all.bytes, at, to - at);
            all.have.set(at, to);
        }
    }

    private static void become(Packet packet, Waiting all) {
        packet.bytes = all.bytes;
        packet.uncaptured = 0;
        packet.protocol = all.protocol;
        packet.payloadAt = 0;
        packet.payloadBytes = all.length;
        packet.payloadCaptured = all.length;
        packet.ipBytes = all.headerBytes + all.length;
    }
}
