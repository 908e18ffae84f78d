package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Cuts;
import io.sillage.analyzer.engine.Item;
import io.sillage.analyzer.engine.Packer;
import io.sillage.analyzer.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Collects items for shares, and hands each share its parcel; in several where one would be larger than a message should
 * be. The last of these promises and counts, the others hold their share up until it is there. An item that no message
 * holds has its texts cut, and is counted.
 */
final class Parcels {
    /** A broker takes so much in a message even where nobody told it to take more. */
    private static final int ENOUGH_BYTES = 1 << 19;

    private static final int LARGEST_ITEM_BYTES = Topics.LARGEST_MESSAGE - (64 << 10);

    private final int enoughBytes;
    private final List<List<Item>> items = new ArrayList<>();

    Parcels(int shares) {
        this(shares, ENOUGH_BYTES);
    }

    /** @param enoughBytes what would be larger goes in several, unless it is one item */
    Parcels(int shares, int enoughBytes) {
        this.enoughBytes = enoughBytes;
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
        long cut = 0;
        for (Item item : items.get(share)) {
            int before = packed.size();
            cut += pack(item, packed) ? 1 : 0;
            if (packed.size() > enoughBytes && count > 0) {
                Packer next = packed.split(before);
                out.accept(share, promise.begun().bytes(count, packed.done()));
                packed = next;
                count = 0;
            }
            count++;
        }
        out.accept(share, promise.withCut(cut).bytes(count, packed.done()));
    }

    /** Whether it had to be cut. */
    private static boolean pack(Item item, Packer packed) {
        int before = packed.size();
        item.pack(packed);
        int maxChars = Item.MAX_CHARS;
        boolean cut = false;
        while (packed.size() - before > LARGEST_ITEM_BYTES && maxChars > 0) {
            cut = true;
            packed.takeBack(before);
            item.cut(maxChars).pack(packed);
            maxChars /= 2;
        }
        return cut;
    }
}
