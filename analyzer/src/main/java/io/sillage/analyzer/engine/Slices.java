package io.sillage.analyzer.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The open slices: a hash table of keys to slots, and the slots in the order of their last event, so that the next to be
 * idle is at hand. All in flat arrays; a slot costs 48 bytes besides its key and registers.
 */
final class Slices {
    static final int NONE = -1;

    private int[] table = new int[64];
    private @Nullable Key[] keys = new @Nullable Key[16];
    private int[] state = new int[16];
    private int[] events = new int[16];
    private long[] first = new long[16];
    private long[] last = new long[16];
    private int[] older = new int[16];
    private int[] newer = new int[16];
    private int oldest = NONE;
    private int newest = NONE;
    private int free = NONE;
    private int used;
    private int open;

    int open() {
        return open;
    }

    /** Slots are below this. */
    int slots() {
        return used;
    }

    /** The slot of a key, {@link #NONE} if it has none. */
    int find(Key key) {
        int mask = table.length - 1;
        for (int at = spread(key) & mask; table[at] != 0; at = (at + 1) & mask) {
            int slot = table[at] - 1;
            if (key.equals(keys[slot])) {
                return slot;
            }
        }
        return NONE;
    }

    private static int spread(Key key) {
        int hash = key.hashCode();
        return hash ^ (hash >>> 16);
    }

    int add(Key key, long mono) {
        if ((open + 1) * 2 > table.length) {
            rehash();
        }
        int slot = free;
        if (slot == NONE) {
            slot = used++;
            grow();
        } else {
            free = newer[slot];
        }
        keys[slot] = key;
        put(key, slot);
        open++;
        begin(slot, mono);
        link(slot);
        return slot;
    }

    /** Begins a slice anew in its slot. */
    void begin(int slot, long mono) {
        state[slot] = 0;
        events[slot] = 0;
        first[slot] = mono;
        last[slot] = mono;
    }

    private void grow() {
        if (used > state.length) {
            int size = state.length + (state.length >> 1);
            keys = Arrays.copyOf(keys, size);
            state = Arrays.copyOf(state, size);
            events = Arrays.copyOf(events, size);
            first = Arrays.copyOf(first, size);
            last = Arrays.copyOf(last, size);
            older = Arrays.copyOf(older, size);
            newer = Arrays.copyOf(newer, size);
        }
    }

    private void put(Key key, int slot) {
        int mask = table.length - 1;
        int at = spread(key) & mask;
        while (table[at] != 0) {
            at = (at + 1) & mask;
        }
        table[at] = slot + 1;
    }

    private void rehash() {
        table = new int[table.length * 2];
        for (int slot = oldest; slot != NONE; slot = newer[slot]) {
            Key key = keys[slot];
            if (key != null) {
                put(key, slot);
            }
        }
    }

    /** An event came: the slot is the newest now. */
    void touch(int slot, long mono) {
        events[slot]++;
        last[slot] = mono;
        if (slot != newest) {
            unlink(slot);
            link(slot);
        }
    }

    private void link(int slot) {
        older[slot] = newest;
        newer[slot] = NONE;
        if (newest == NONE) {
            oldest = slot;
        } else {
            newer[newest] = slot;
        }
        newest = slot;
    }

    private void unlink(int slot) {
        if (older[slot] == NONE) {
            oldest = newer[slot];
        } else {
            newer[older[slot]] = newer[slot];
        }
        if (newer[slot] == NONE) {
            newest = older[slot];
        } else {
            older[newer[slot]] = older[slot];
        }
    }

    void remove(int slot) {
        unlink(slot);
        take(key(slot));
        keys[slot] = null;
        newer[slot] = free;
        free = slot;
        open--;
    }

    /** Deletes from the table by moving later ones of the same run up (Knuth, volume 3, 6.4, algorithm R). */
    private void take(Key key) {
        int mask = table.length - 1;
        int hole = spread(key) & mask;
        while (!key.equals(keys[table[hole] - 1])) {
            hole = (hole + 1) & mask;
        }
        table[hole] = 0;
        for (int at = (hole + 1) & mask; table[at] != 0; at = (at + 1) & mask) {
            int home = spread(key(table[at] - 1)) & mask;
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                table[hole] = table[at];
                table[at] = 0;
                hole = at;
            }
        }
    }

    Key key(int slot) {
        Key key = keys[slot];
        if (key == null) {
            throw new IllegalStateException("Bug: slot " + slot + " is free");
        }
        return key;
    }

    boolean isOpen(int slot) {
        return keys[slot] != null;
    }

    /** The slot without an event for longest, {@link #NONE} if none is open. */
    int oldest() {
        return oldest;
    }

    int state(int slot) {
        return state[slot];
    }

    void state(int slot, int newState) {
        state[slot] = newState;
    }

    int events(int slot) {
        return events[slot];
    }

    long first(int slot) {
        return first[slot];
    }

    long last(int slot) {
        return last[slot];
    }

    void pack(int slot, Packer out) {
        out.number(state[slot]).number(events[slot]).number(first[slot]).number(last[slot] - first[slot]);
    }

    /** As the newest one. */
    int unpack(Key key, Unpacker in) {
        int slot = add(key, 0);
        state[slot] = in.small();
        events[slot] = in.small();
        first[slot] = in.number();
        last[slot] = first[slot] + in.number();
        return slot;
    }
}
