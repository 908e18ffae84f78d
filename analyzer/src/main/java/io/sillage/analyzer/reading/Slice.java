package io.sillage.analyzer.reading;

import io.sillage.analyzer.journal.Entry;
import java.util.function.Consumer;

/** One key's state. Bounded, however long the slice is. */
public interface Slice<V> {
    /** Reads the next entry of this slice. */
    void step(Entry entry, Consumer<? super V> out);

    /**
     * What would come out if the log ended here. The state stays as it is, so this serves interim records as well as the
     * final one.
     *
     * @param endMono the time of the log's end
     */
    void output(long endMono, Consumer<? super V> out);
}
