package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Packer;
import io.sillage.analyzer.engine.Share;
import io.sillage.analyzer.engine.Unpacker;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The store of one share. Keys begin with what they name.
 *
 * <pre>
 *   0           -> counters, watermarks
 *   1 | key     -> a slice
 *   2 | number  -> a parcel some of whose events wait
 * </pre>
 */
final class Kept {
    private static final byte REST = 0;
    private static final byte SLICE = 1;
    private static final byte LOT = 2;

    private record Slice(byte[] key, byte[] value) {}

    private final KeyValueStore<byte[], byte[]> store;
    private long nextLot;

    Kept(KeyValueStore<byte[], byte[]> store) {
        this.store = store;
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
    void write(Share share) {
        share.writeChanges((key, slice) -> store.put(named(SLICE, key), slice));
    }

    void readSlices(Share share) {
        List<Slice> slices = new ArrayList<>();
        each(SLICE, (key, value) -> slices.add(new Slice(key, value)));
        slices.sort(Comparator.comparingLong(slice -> Share.lastWall(slice.value)));
        slices.forEach(slice -> share.read(slice.key, slice.value));
    }

    void keep(Waiting.Lot lot) {
        lot.keptAs(nextLot++);
        store.put(lotKey(lot.number()), lot.bytes());
    }

    void forget(Waiting.Lot lot) {
        if (lot.number() >= 0) {
            store.delete(lotKey(lot.number()));
        }
    }

    /** @param reader makes a lot of a parcel's bytes */
    void readLots(java.util.function.Function<byte[], Waiting.Lot> reader) {
        each(
                LOT,
                (key, value) -> reader.apply(value).keptAs(ByteBuffer.wrap(key).getLong()));
    }

    private static byte[] lotKey(long number) {
        return named(LOT, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private static byte[] named(byte what, byte[] key) {
        return ByteBuffer.allocate(1 + key.length).put(what).put(key).array();
    }

    private interface Pair {
        void of(byte[] key, byte[] value);
    }

    private void each(byte what, Pair pair) {
        try (KeyValueIterator<byte[], byte[]> all = store.range(new byte[] {what}, new byte[] {(byte) (what + 1)})) {
            while (all.hasNext()) {
                KeyValue<byte[], byte[]> next = all.next();
                if (next.key[0] == what) {
                    pair.of(Arrays.copyOfRange(next.key, 1, next.key.length), next.value);
                }
            }
        }
    }
}
