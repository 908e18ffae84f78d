package io.sillage.analyzer.journal;

import io.sillage.event.DamagedSegment;
import io.sillage.event.Frame;
import io.sillage.event.SegmentReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entries of one segment in memory, up to a number that was settled before. */
final class SegmentCursor implements Cursor {
    private final SegmentReader reader;
    private final long endSeq;
    private final boolean sorted;

    SegmentCursor(ByteBuffer bytes, long events, boolean sorted) {
        reader = new SegmentReader(bytes);
        endSeq = reader.firstSeq() + events;
        this.sorted = sorted;
    }

    /** This cursor, or one over all of its entries in time order where they are written in another. */
    Cursor inOrder() {
        if (sorted) {
            return this;
        }
        List<Entry> all = new ArrayList<>();
        for (Entry entry = next(); entry != null; entry = next()) {
            all.add(entry);
        }
        all.sort(Entry::order);
        return Cursor.of(all);
    }

    @Override
    public @Nullable Entry next() {
        if (reader.nextSeq() >= endSeq) {
            return null;
        }
        try {
            Frame frame = reader.next();
            return frame == null || frame.seq() >= endSeq ? null : Entry.of(frame);
        } catch (DamagedSegment counted) {
            // The scan has met the same damage: it ended the settled number there, and the lane tells the loss.
            return null;
        }
    }
}
