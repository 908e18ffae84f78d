package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Packer;
import io.sillage.analyzer.engine.Unpacker;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The store of one share. Keys begin with what they name.
 *
 * <pre>
 *   0           -> counters, watermarks
 *   1 | key     -> a slice, or the calls of a thread
 *   2 | number  -> a parcel some of whose events wait
 *   3 | number  -> how many of its events, in their order, wait no longer; absent: all wait
 * </pre>
 */
final class Kept {
    private static final byte REST = 0;
    private static final byte PART = 1;
    private static final byte LOT = 2;
    private static final byte TAKEN = 3;

    private record Part(byte[] key, byte[] value) {}

    private static final int PIECE_BYTES = 1 << 20;

    private final PiecedStore store;
    private long nextLot;

    Kept(KeyValueStore<byte[], byte[]> store) {
        this.store = new PiecedStore(store, PIECE_BYTES);
    }

    void writeRest(Consumer<Packer> what) {
        Packer out = new Packer();
        out.number(nextLot);
        what.accept(out);
        store.put(new byte[] {REST}, out.done());
    }

    /** Does nothing if nothing was written. */
    void readRest(Consumer<Unpacker> what) {
        byte[] bytes = store.get(new byte[] {REST});
        if (bytes != null) {
            Unpacker in = new Unpacker(bytes);
            nextLot = in.number();
            what.accept(in);
        }
    }

    /** What changed since it was last asked. */
    void write(Follower<?> follower) {
        follower.writeChanges((key, part) -> store.put(named(PART, key), part));
    }

    void readParts(Follower<?> follower) {
        List<Part> parts = new ArrayList<>();
        each(PART, (key, value) -> parts.add(new Part(key, value)));
        parts.sort(Comparator.comparingLong(part -> follower.age(part.value)));
        parts.forEach(part -> follower.read(part.key, part.value));
    }

    void keep(Waiting.Lot lot) {
        lot.keptAs(nextLot++);
        store.put(ofLot(LOT, lot.number()), lot.bytes());
    }

    /** Some of its events wait no longer. What let them through may have been our lack of room, which nobody can tell later. */
    void changed(Waiting.Lot lot) {
        if (lot.number() < 0) {
            return;
        }
        if (!lot.isEmpty()) {
            byte[] taken =
                    ByteBuffer.allocate(Integer.BYTES).putInt(lot.taken()).array();
            store.put(ofLot(TAKEN, lot.number()), taken);
            lot.takenIsKept();
            return;
        }
        store.delete(ofLot(LOT, lot.number()));
        // what was never there costs a message of the changelog all the same
        if (lot.isTakenKept()) {
            store.delete(ofLot(TAKEN, lot.number()));
        }
    }

    /** @param reader makes a lot of a parcel's bytes, and of how many of its events wait no longer */
    void readLots(BiFunction<byte[], Integer, Waiting.Lot> reader) {
        each(LOT, (key, value) -> {
            long number = ByteBuffer.wrap(key).getLong();
            byte[] taken = store.get(ofLot(TAKEN, number));
            reader.apply(value, taken == null ? 0 : ByteBuffer.wrap(taken).getInt())
                    .keptAs(number);
        });
    }

    private static byte[] ofLot(byte what, long number) {
        return named(what, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private static byte[] named(byte what, byte[] key) {
        return ByteBuffer.allocate(1 + key.length).put(what).put(key).array();
    }

    private void each(byte what, BiConsumer<byte[], byte[]> out) {
        store.each(what, (key, value) -> out.accept(Arrays.copyOfRange(key, 1, key.length), value));
    }
}
