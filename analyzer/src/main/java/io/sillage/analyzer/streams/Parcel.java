package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Item;
import io.sillage.analyzer.engine.Packer;
import io.sillage.analyzer.engine.Unpacker;
import java.util.ArrayList;
import java.util.List;

/**
 * What one batch of events has for one share of the keys, and what the batch promises. Each share gets one of each batch,
 * also when no event is for it, as it has to know the promise.
 *
 * <pre>
 *   version | from | publisher | watermark | lastWall | events | bad | repeats | late | cut | number of items | items
 * </pre>
 *
 * @param from the partition that the batch was in
 * @param publisher who wrote the batch
 * @param watermark no event of this publisher in this partition will be earlier, nanoseconds since 1970;
 *     {@link Long#MAX_VALUE}: there will be none
 * @param lastWall the time of the latest event of the batch, whoever asks for it; {@link Long#MIN_VALUE} if it has none
 * @param events of the batch that this share counts
 * @param bad lines that were no event, of those that this share counts
 * @param repeats events that had been there before and are left out, of those that this share counts
 * @param late events that came after their time had passed at the stage before, of those that this share counts
 * @param cut events whose texts were cut on their way here, as no message holds them
 */
record Parcel(
        int from,
        String publisher,
        long watermark,
        long lastWall,
        long events,
        long bad,
        long repeats,
        long late,
        long cut,
        List<Item> items) {
    private static final int VERSION = 4;

    /**
     * The parcel with other items, written already.
     *
     * @param count how many
     * @param packed one after the other
     */
    byte[] bytes(int count, byte[] packed) {
        Packer out = new Packer();
        out.number(VERSION).number(from).text(publisher).number(watermark).number(lastWall);
        out.number(events).number(bad).number(repeats).number(late).number(cut).number(count);
        return out.bytes(packed).done();
    }

    /** What a parcel says of which another one brings the rest: nothing is promised and counted yet. */
    Parcel begun() {
        return new Parcel(from, publisher, Long.MIN_VALUE, lastWall, 0, 0, 0, 0, 0, List.of());
    }

    /** The same with so many more events that were cut. */
    Parcel withCut(long more) {
        return new Parcel(from, publisher, watermark, lastWall, events, bad, repeats, late, cut + more, items);
    }

    /** The same for a share that counts nothing of it. */
    Parcel uncounted() {
        return new Parcel(from, publisher, watermark, lastWall, 0, 0, 0, 0, 0, List.of());
    }

    /** @param fields how many the program asks for */
    static Parcel of(byte[] bytes, int fields) {
        Unpacker in = new Unpacker(bytes);
        int version = in.small();
        if (version != VERSION) {
            throw new IllegalStateException("a parcel of version " + version + ", this sillage reads version " + VERSION
                    + "; use another --group, so that all is read again");
        }
        int from = in.small();
        String publisher = in.text();
        long watermark = in.number();
        long lastWall = in.number();
        long events = in.number();
        long bad = in.number();
        long repeats = in.number();
        long late = in.number();
        long cut = in.number();
        List<Item> items = new ArrayList<>();
        for (int left = in.small(); left > 0; left--) {
            items.add(Item.of(in, fields));
        }
        return new Parcel(from, publisher, watermark, lastWall, events, bad, repeats, late, cut, items);
    }
}
