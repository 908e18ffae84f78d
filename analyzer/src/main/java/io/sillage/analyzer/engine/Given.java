package io.sillage.analyzer.engine;

import io.sillage.analyzer.transduce.symbolic.Row;
import org.jspecify.annotations.Nullable;

/**
 * A record that a transducer gave.
 *
 * @param mono when, in the log's time
 * @param key its slice's key, as JSON; records of one time are ordered by it
 * @param json the record, without a line end
 * @param row its fields, if another program reads them
 */
public record Given(
        long mono, String key, String json, @Nullable Row row) {
    /** By time, then by key; records of one slice keep their order. */
    public static int order(Given a, Given b) {
        int byTime = Long.compare(a.mono, b.mono);
        return byTime != 0 ? byTime : a.key.compareTo(b.key);
    }
}
