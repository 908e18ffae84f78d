package io.sillage.analyzer.reading;

import io.sillage.analyzer.journal.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A keyed transducer: the log is cut into slices by a key, each slice is read by a state of its own, so one machine and
 * many give the same answer.
 *
 * @param <K> the slicing key, such as a thread
 * @param <V> what comes out
 */
public interface Reading<K, V> {
    /** The slice that the entry belongs to, or null when it is not for this reading. */
    @Nullable
    K key(Entry entry);

    /** Whether the entry has no key and concerns all slices, as a loss does. */
    default boolean broadcast(Entry entry) {
        return false;
    }

    /** The state in which a slice begins. */
    Slice<V> begin(K key);
}
