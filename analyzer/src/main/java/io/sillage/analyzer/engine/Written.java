package io.sillage.analyzer.engine;

import org.jspecify.annotations.Nullable;

/** Takes slices as bytes. */
@FunctionalInterface
public interface Written {
    /**
     * A slice as it is now.
     *
     * @param slice null if it has ended
     */
    void slice(byte[] key, byte @Nullable [] slice);
}
