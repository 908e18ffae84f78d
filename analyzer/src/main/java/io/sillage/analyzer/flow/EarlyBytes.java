package io.sillage.analyzer.flow;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Bytes that wait for what precedes them. Bounded: what does not fit any more is lost when its turn comes. */
final class EarlyBytes {
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_PIECES = 4096;
    /** What a piece takes besides its bytes: an entry, its key, the head of an array. */
    private static final int PIECE_BYTES = 96;

    private final TreeMap<Long, byte[]> pieces = new TreeMap<>();
    private final Allowance shared;
    /** The memory that all take. */
    private int bytes;

    EarlyBytes(Allowance shared) {
        this.shared = shared;
    }

    /** Of two pieces that begin alike the longer is kept. */
    void keep(long from, byte[] source, int at, int length) {
        byte @Nullable [] there = pieces.get(from);
        int had = there == null ? 0 : memory(there.length);
        int more = memory(length) - had;
        if (more <= 0 || bytes + more > MAX_BYTES || pieces.size() == MAX_PIECES || !shared.take(more)) {
            return;
        }
        pieces.put(from, Arrays.copyOfRange(source, at, at + length));
        bytes += more;
    }

    private static int memory(int length) {
        return length + PIECE_BYTES;
    }

    /** Hands on the bytes of those numbers, and forgets all before the last. */
    void deliver(long from, long to, TcpEnd end) {
        long next = from;
        for (Map.Entry<Long, byte[]> first = pieces.firstEntry();
                first != null && first.getKey() < to;
                first = pieces.firstEntry()) {
            long begin = first.getKey();
            byte[] piece = first.getValue();
            pieces.pollFirstEntry();
            bytes -= memory(piece.length);
            shared.giveBack(memory(piece.length));
            if (begin + piece.length <= next) {
                continue;
            }
            if (begin > next) {
                end.lost(begin - next);
                next = begin;
            }
            end.deliver(piece, (int) (next - begin), piece.length);
            next = begin + piece.length;
        }
        if (next < to) {
            end.lost(to - next);
        }
    }

    /** Nobody waits for them any more. */
    void forget() {
        shared.giveBack(bytes);
        pieces.clear();
        bytes = 0;
    }
}
