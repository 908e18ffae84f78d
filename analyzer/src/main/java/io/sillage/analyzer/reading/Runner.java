package io.sillage.analyzer.reading;

import io.sillage.analyzer.journal.Entry;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a reading over a log. At most so many slices are held: then the one that was quiet for longest gives its final
 * output and is forgotten, and {@link #evicted} counts it.
 */
public final class Runner<K, V> {
    private final Reading<K, V> reading;
    private final int maxSlices;
    private final Consumer<? super V> out;
    private final LinkedHashMap<K, Slice<V>> slices;
    private long lastMono = Long.MIN_VALUE;
    private long evicted;

    public Runner(Reading<K, V> reading, int maxSlices, Consumer<? super V> out) {
        this.reading = reading;
        this.maxSlices = maxSlices;
        this.out = out;
        slices = new LinkedHashMap<>(16, 0.75f, true);
    }

    public void step(Entry entry) {
        lastMono = Math.max(lastMono, entry.mono());
        K key = reading.key(entry);
        if (key != null) {
            slice(key).step(entry, out);
        } else if (reading.broadcast(entry)) {
            for (Slice<V> slice : slices.values()) {
                slice.step(entry, out);
            }
        }
    }

    private Slice<V> slice(K key) {
        Slice<V> slice = slices.get(key);
        if (slice == null) {
            slice = reading.begin(key);
            slices.put(key, slice);
            if (slices.size() > maxSlices) {
                evict();
            }
        }
        return slice;
    }

    private void evict() {
        Iterator<Map.Entry<K, Slice<V>>> oldest = slices.entrySet().iterator();
        oldest.next().getValue().output(lastMono, out);
        oldest.remove();
        evicted++;
    }

    /** The state of a key, null when it has none. */
    public @Nullable Slice<V> of(K key) {
        return slices.get(key);
    }

    /** The slice of that key is over, and somebody has its output. */
    public void forget(K key) {
        slices.remove(key);
    }

    /** What all slices would give if the log ended here; they can go on afterwards. */
    public void interim(Consumer<? super V> to) {
        slices.values().forEach(slice -> slice.output(lastMono, to));
    }

    /** The log has ended: the final output of all slices. */
    public void end() {
        end((key, logEndMono) -> logEndMono);
    }

    /** The same where slices may have ended before the log did. */
    public void end(SliceEnd<? super K> ends) {
        slices.forEach((key, slice) -> slice.output(ends.mono(key, lastMono), out));
        slices.clear();
    }

    /** When a slice was over. */
    @FunctionalInterface
    public interface SliceEnd<K> {
        long mono(K key, long logEndMono);
    }

    public long evicted() {
        return evicted;
    }
}
