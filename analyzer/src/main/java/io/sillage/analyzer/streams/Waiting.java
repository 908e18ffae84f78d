package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Events that wait until no earlier one can come any more. Those of a parcel leave in their order, so what has left of it is
 * a number; those that have the same place in the log leave as they came.
 */
final class Waiting {
    /** A parcel that still has items here. */
    static final class Lot {
        private final byte[] bytes;
        private final long turn;
        private final int size;
        private int taken;
        private boolean changed;
        private boolean takenKept;
        private long number = -1;

        private Lot(byte[] bytes, long turn, int size, int taken) {
            this.bytes = bytes;
            this.turn = turn;
            this.size = size;
            this.taken = taken;
            takenKept = taken > 0;
        }

        byte[] bytes() {
            return bytes;
        }

        boolean isEmpty() {
            return taken == size;
        }

        /** How many of its items have left, in their order. */
        int taken() {
            return taken;
        }

        /** Under which it is kept in the store, below 0 if it is not. */
        long number() {
            return number;
        }

        void keptAs(long asNumber) {
            number = asNumber;
        }

        /** Whether the store knows how many have left. */
        boolean isTakenKept() {
            return takenKept;
        }

        void takenIsKept() {
            takenKept = true;
        }
    }

    /** One event, and the parcel that it came in. */
    private record Waiter(Item item, Lot lot, int place) implements Comparable<Waiter> {
        @Override
        public int compareTo(Waiter other) {
            int byItem = item.compareTo(other.item);
            int byLot = byItem != 0 ? byItem : Long.compare(lot.turn, other.lot.turn);
            return byLot != 0 ? byLot : Integer.compare(place, other.place);
        }
    }

    private final PriorityQueue<Waiter> queue = new PriorityQueue<>();
    private final List<Lot> changed = new ArrayList<>();
    private long turn;
    private long bytes;

    /**
     * Takes the items of a parcel.
     *
     * @param taken so many of them, in their order, have left already
     */
    Lot add(Parcel parcel, byte[] parcelBytes, int taken) {
        List<Item> items = parcel.items().stream().sorted().toList();
        Lot lot = new Lot(parcelBytes, turn++, items.size(), taken);
        for (int place = taken; place < items.size(); place++) {
            queue.add(new Waiter(items.get(place), lot, place));
        }
        bytes += lot.isEmpty() ? 0 : parcelBytes.length;
        return lot;
    }

    /** The earliest event, if it is earlier than that. */
    @Nullable
    Item next(long before) {
        Waiter first = queue.peek();
        if (first == null || first.item().wall() >= before) {
            return null;
        }
        queue.remove();
        Lot lot = first.lot();
        lot.taken++;
        if (lot.isEmpty()) {
            bytes -= lot.bytes.length;
        }
        if (!lot.changed) {
            lot.changed = true;
            changed.add(lot);
        }
        return first.item();
    }

    /** The lots of which events have left since it was last asked. */
    List<Lot> takeChanged() {
        List<Lot> taken = List.copyOf(changed);
        changed.forEach(lot -> lot.changed = false);
        changed.clear();
        return taken;
    }

    /** The time of the earliest event, {@link Long#MAX_VALUE} if none waits. */
    long first() {
        Waiter first = queue.peek();
        return first == null ? Long.MAX_VALUE : first.item().wall();
    }

    /** Of parcels that have items here. */
    long bytes() {
        return bytes;
    }
}
