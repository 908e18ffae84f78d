package io.sillage.analyzer.streams;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A store whose values may be larger than the messages of its changelog: they lie there in pieces. The first has the value's
 * own key, which begins with a byte that is less than ours, the others
 *
 * <pre>
 *   127 | key | number of the piece, 4 bytes
 * </pre>
 */
final class PiecedStore {
    private static final byte PIECE = 127;

    private final KeyValueStore<byte[], byte[]> store;
    private final int pieceBytes;
    /** Of values that have more than one piece, how many more. */
    private final Map<ByteBuffer, Integer> more = new HashMap<>();

    /** @param pieceBytes a value of more is kept in pieces of so many */
    PiecedStore(KeyValueStore<byte[], byte[]> store, int pieceBytes) {
        this.store = store;
        this.pieceBytes = pieceBytes;
        try (KeyValueIterator<byte[], byte[]> pieces =
                store.range(new byte[] {PIECE}, new byte[] {(byte) (PIECE + 1)})) {
            pieces.forEachRemaining(piece -> {
                byte[] key = Arrays.copyOfRange(piece.key, 1, piece.key.length - Integer.BYTES);
                more.merge(ByteBuffer.wrap(key), 1, Integer::sum);
            });
        }
    }

    void put(byte[] key, byte @Nullable [] value) {
        int before = more.isEmpty() ? 0 : more.getOrDefault(ByteBuffer.wrap(key), 0);
        int now = value == null ? 0 : Math.max(0, value.length - 1) / pieceBytes;
        store.put(key, value == null || now == 0 ? value : piece(value, 0));
        for (int i = 1; i <= now && value != null; i++) {
            store.put(pieceKey(key, i), piece(value, i));
        }
        for (int i = now + 1; i <= before; i++) {
            store.delete(pieceKey(key, i));
        }
        if (now > 0) {
            more.put(ByteBuffer.wrap(key), now);
        } else if (before > 0) {
            more.remove(ByteBuffer.wrap(key));
        }
    }

    private byte[] piece(byte[] value, int number) {
        int from = number * pieceBytes;
        return Arrays.copyOfRange(value, from, Math.min(value.length, from + pieceBytes));
    }

    void delete(byte[] key) {
        put(key, null);
    }

    byte @Nullable [] get(byte[] key) {
        byte[] first = store.get(key);
        return first == null ? null : whole(key, first);
    }

    private byte[] whole(byte[] key, byte[] first) {
        int pieces = more.isEmpty() ? 0 : more.getOrDefault(ByteBuffer.wrap(key), 0);
        byte[] whole = first;
        for (int i = 1; i <= pieces; i++) {
            byte[] piece = store.get(pieceKey(key, i));
            if (piece == null) {
                throw new IllegalStateException("Bug: piece " + i + " of " + pieces + " is missing");
            }
            int at = whole.length;
            whole = Arrays.copyOf(whole, at + piece.length);
            System.arraycopy(piece, 0, whole, at, piece.length);
        }
        return whole;
    }

    private static byte[] pieceKey(byte[] key, int number) {
        return ByteBuffer.allocate(1 + key.length + Integer.BYTES)
                .put(PIECE)
                .put(key)
                .putInt(number)
                .array();
    }

    /** Tells all values whose keys begin with that byte. */
    void each(byte what, BiConsumer<byte[], byte[]> out) {
        try (KeyValueIterator<byte[], byte[]> all = store.range(new byte[] {what}, new byte[] {(byte) (what + 1)})) {
            while (all.hasNext()) {
                KeyValue<byte[], byte[]> next = all.next();
                if (next.key[0] == what) {
                    out.accept(next.key, whole(next.key, next.value));
                }
            }
        }
    }
}
