package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Item;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Events that wait until no earlier one can come any more. */
final class Waiting {
    /** A parcel that still has items here. */
    static final class Lot {
        private final byte[] bytes;
        private int left;
        private long number = -1;

        private Lot(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }

        boolean isEmpty() {
            return left == 0;
        }

        /** Under which it is kept in the store, below 0 if it is not. */
        long number() {
            return number;
        }

        void keptAs(long asNumber) {
            number = asNumber;
        }
    }

    /** One event, and the parcel that it came in. */
    record Waiter(Item item, Lot lot) implements Comparable<Waiter> {
        @Override
        public int compareTo(Waiter other) {
            return item.compareTo(other.item);
        }
    }

    private final PriorityQueue<Waiter> queue = new PriorityQueue<>();
    private long bytes;

    /**
     * Takes the items of a parcel.
     *
     * @param from those that are earlier are left out
     */
    Lot add(Parcel parcel, byte[] parcelBytes, long from) {
        Lot lot = new Lot(parcelBytes);
        for (Item item : parcel.items()) {
            if (item.wall() >= from) {
                queue.add(new Waiter(item, lot));
                lot.left++;
            }
        }
        bytes += lot.isEmpty() ? 0 : parcelBytes.length;
        return lot;
    }

    /** The earliest event, if it is earlier than that; its lot may be empty then. */
    @Nullable
    Waiter next(long before) {
        Waiter first = queue.peek();
        if (first == null || first.item().wall() >= before) {
            return null;
        }
        queue.remove();
        if (--first.lot().left == 0) {
            bytes -= first.lot().bytes.length;
        }
        return first;
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
