package io.sillage.analyzer.journal;

import io.sillage.event.Frame;
import io.sillage.event.SegmentReader;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * All entries of a segment looked at once: how many are whole, when they happened, and whether they stand in order.
 *
 * @param kinds bit {@link io.sillage.event.Kind#code} for each kind in it
 * @param sorted false when some entry is earlier than the one before, as samples taken for another thread are
 * @param damage what stopped the reading, absent at a whole end
 */
record SegmentScan(
        long events,
        long firstMono,
        long lastMono,
        long kinds,
        boolean sorted,
        @Nullable String damage) {

    static SegmentScan of(ByteBuffer bytes) {
        SegmentReader reader = new SegmentReader(bytes);
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long kinds = 0;
        boolean sorted = true;
        String damage = null;
        try {
            for (Frame frame = reader.next(); frame != null; frame = reader.next()) {
                sorted &= frame.mono() >= last;
                first = Math.min(first, frame.mono());
                last = Math.max(last, frame.mono());
                kinds |= 1L << frame.kind().code();
            }
        } catch (RuntimeException damaged) {
            damage = why(damaged);
        }
        boolean none = first == Long.MAX_VALUE;
        long base = reader.base().mono();
        return new SegmentScan(
                reader.nextSeq() - reader.firstSeq(), none ? base : first, none ? base : last, kinds, sorted, damage);
    }

    /** Bytes that no writer wrote can break a reader in any way: all of them are damage. */
    static String why(RuntimeException damaged) {
        String message = damaged.getMessage();
        return message == null ? damaged.getClass().getSimpleName() : message;
    }
}
