package io.sillage.analyzer.transduce;

import java.util.Arrays;

/** Numbers pairs, from 0 up in the order of their coming: an open hash table of longs without boxes. */
final class LongTable {
    private static final int NONE = -1;

    private long[] keys = new long[16];
    private int[] slots = new int[64];
    private int size;

    LongTable() {
        Arrays.fill(slots, NONE);
    }

    static long pair(int high, int low) {
        return (long) high << 32 | low & 0xFFFF_FFFFL;
    }

    int size() {
        return size;
    }

    int high(int number) {
        return (int) (keys[number] >> 32);
    }

    int low(int number) {
        return (int) keys[number];
    }

    /** The number of a key, a new one (then equal to the size before) if it has none. */
    int number(long key) {
        int slot = slot(key);
        if (slots[slot] != NONE) {
            return slots[slot];
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        keys[size] = key;
        slots[slot] = size++;
        if (size * 2 > slots.length) {
            rehash();
        }
        return size - 1;
    }

    private int slot(long key) {
        int mask = slots.length - 1;
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed ^ mixed >>> 32) & mask;
        while (slots[slot] != NONE && keys[slots[slot]] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, NONE);
        for (int number = 0; number < size; number++) {
            slots[slot(keys[number])] = number;
        }
    }
}
