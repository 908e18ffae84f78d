package io.sillage.event;

import java.util.Arrays;

/** A set of positive numbers without boxing: open addressing, linear probing. */
final class LongSet {
    private long[] slots = new long[64];
    private int size;

    void clear() {
        if (size > 0) {
            Arrays.fill(slots, 0);
            size = 0;
        }
    }

    boolean contains(long value) {
        return slots[slot(value)] == value;
    }

    void add(long value) {
        int slot = slot(value);
        if (slots[slot] == value) {
            return;
        }
        slots[slot] = value;
        if (++size * 2 > slots.length) {
            grow();
        }
    }

    private int slot(long value) {
        int mask = slots.length - 1;
        int slot = (int) ((value * 0x9E3779B97F4A7C15L) >>> 40) & mask;
        while (slots[slot] != 0 && slots[slot] != value) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        for (long value : old) {
            if (value != 0) {
                slots[slot(value)] = value;
            }
        }
    }
}
