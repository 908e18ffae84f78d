package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Cuts;
import io.sillage.analyzer.engine.Item;
import io.sillage.analyzer.engine.Packer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Collects items for shares, and hands each share its parcel; in several where one would be larger than a message should
 * be. The last of these promises and counts, the others hold their share up until it is there.
 */
final class Parcels {
    /** A broker takes so much in a message even where nobody told it to take more. */
    private static final int ENOUGH_BYTES = 1 << 19;

    private final List<List<Item>> items = new ArrayList<>();

    Parcels(int shares) {
        for (int share = 0; share < shares; share++) {
            items.add(new ArrayList<>());
        }
    }

    /** @param share one, or {@link Cuts#EVERYWHERE} */
    void add(Item item, int share) {
        if (share == Cuts.EVERYWHERE) {
            items.forEach(each -> each.add(item));
        } else {
            items.get(share).add(item);
        }
    }

    /** Whether no item is there. */
    boolean isEmpty() {
        return items.stream().allMatch(List::isEmpty);
    }

    /**
     * Hands on what was added, and begins anew.
     *
     * @param promise what to say with it, without items; one share counts what it counts
     * @param out takes a share and its parcel
     */
    void handOn(Parcel promise, BiConsumer<Integer, byte[]> out) {
        for (int share = 0; share < items.size(); share++) {
            boolean counts = share == promise.from() % items.size();
            handOn(share, counts ? promise : promise.uncounted(), out);
            items.get(share).clear();
        }
    }

    private void handOn(int share, Parcel promise, BiConsumer<Integer, byte[]> out) {
        Packer packed = new Packer();
        int count = 0;
        for (Item item : items.get(share)) {
            item.pack(packed);
            count++;
            if (packed.size() >= ENOUGH_BYTES) {
                out.accept(share, promise.begun().bytes(count, packed.done()));
                packed = new Packer();
                count = 0;
            }
        }
        out.accept(share, promise.bytes(count, packed.done()));
    }
}
