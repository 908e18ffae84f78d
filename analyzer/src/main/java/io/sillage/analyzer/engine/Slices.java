package io.sillage.analyzer.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The open slices: a hash table of keys to slots, and from when somebody first asks for the {@link #oldest} on the slots in
 * the order of their last event. An event touches one place in each array, and the two neighbours in the order:
 *
 * <pre>
 *   table  | hash, slot + 1 | 0 | hash, slot + 1 | …     one word an entry; open addressing, at most half full
 *   slots  | first | last | events, state | older, newer | first | …     four words a slot; events have 40 bits; for the
 *          |                                  last one stands the turn of its last event as long as there is no order
 *   values | a | b | a | b | …                           the key's values of a slot
 * </pre>
 */
final class Slices {
    static final int NONE = -1;

    private static final int WORDS = 4;
    private static final int FIRST = 0;
    private static final int LAST = 1;
    private static final int EVENTS_AND_STATE = 2;
    private static final int LINKS = 3;
    private static final long LOW = 0xFFFF_FFFFL;
    /** Of a state: programs are refused long before they have so many. */
    private static final int STATE_BITS = 24;

    private static final long STATE = (1L << STATE_BITS) - 1;

    private final int keyFields;
    /** How many values a slot has: a program without a key has one slice, of a key with nothing in it. */
    private final int width;

    private long[] table = new long[64];
    private long[] slots = new long[16 * WORDS];
    private @Nullable Object[] values;
    private boolean ordered;
    private long turns;
    private int oldest = NONE;
    private int newest = NONE;
    private int free = NONE;
    private int used;
    private int open;

    Slices(int keyFields) {
        this.keyFields = keyFields;
        width = Math.max(1, keyFields);
        values = new @Nullable Object[16 * width];
    }

    int open() {
        return open;
    }

    /** Slots are below this. */
    int slots() {
        return used;
    }

    /** The slot of a key, {@link #NONE} if it has none. */
    int find(Key key) {
        int likely = key.likely();
        return likely != NONE && key.is(values, likely * width) ? likely : search(key);
    }

    private int search(Key key) {
        int hash = spread(key.hashCode());
        int mask = table.length - 1;
        int at = hash & mask;
        for (long entry = table[at]; entry != 0; entry = table[at]) {
            if ((int) (entry >>> 32) == hash) {
                int slot = (int) entry - 1;
                if (key.is(values, slot * width)) {
                    return slot;
                }
            }
            at = (at + 1) & mask;
        }
        return NONE;
    }

    /** Notes in a key where it is likely to stand, from a look at one place of the table. */
    void foresee(Key key) {
        int hash = spread(key.hashCode());
        long entry = table[hash & (table.length - 1)];
        key.likely((int) (entry >>> 32) == hash ? (int) entry - 1 : NONE);
    }

    /** Reads of a slot what finding it and moving it will read; says nothing. */
    long look(int slot) {
        return slots[slot * WORDS] + (values[slot * width] == null ? 0 : 1);
    }

    private static int spread(int hash) {
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
            free = newer(slot);
        }
        key.copyTo(values, slot * width);
        int hash = spread(key.hashCode());
        put((long) hash << 32 | (slot + 1), hash);
        open++;
        begin(slot, mono);
        touch(slot);
        return slot;
    }

    /** Begins a slice anew in its slot. */
    void begin(int slot, long mono) {
        int at = slot * WORDS;
        slots[at + FIRST] = mono;
        slots[at + LAST] = mono;
        slots[at + EVENTS_AND_STATE] = 0;
    }

    private void grow() {
        if (used * WORDS > slots.length) {
            int size = used + (used >> 1);
            slots = Arrays.copyOf(slots, size * WORDS);
            values = Arrays.copyOf(values, size * width);
        }
    }

    private void put(long entry, int hash) {
        int mask = table.length - 1;
        int at = hash & mask;
        while (table[at] != 0) {
            at = (at + 1) & mask;
        }
        table[at] = entry;
    }

    private void rehash() {
        long[] before = table;
        table = new long[before.length * 2];
        for (long entry : before) {
            if (entry != 0) {
                put(entry, (int) (entry >>> 32));
            }
        }
    }

    /** An event came and led to a state: the slot is the newest now. */
    void move(int slot, int newState, long mono) {
        int at = slot * WORDS;
        slots[at + LAST] = mono;
        slots[at + EVENTS_AND_STATE] = (slots[at + EVENTS_AND_STATE] & ~STATE) + (1L << STATE_BITS) | newState;
        if (ordered) {
            if (slot == newest) {
                return;
            }
            unlink(slot);
        }
        touch(slot);
    }

    /** It is the newest now: the last in the order, or the one with the highest turn where there is none yet. */
    private void touch(int slot) {
        if (ordered) {
            link(slot);
        } else {
            slots[slot * WORDS + LINKS] = ++turns;
        }
    }

    private int older(int slot) {
        return (int) (slots[slot * WORDS + LINKS] >>> 32);
    }

    private int newer(int slot) {
        return (int) slots[slot * WORDS + LINKS];
    }

    private void older(int slot, int other) {
        int at = slot * WORDS + LINKS;
        slots[at] = slots[at] & LOW | (long) other << 32;
    }

    private void newer(int slot, int other) {
        int at = slot * WORDS + LINKS;
        slots[at] = slots[at] & ~LOW | other & LOW;
    }

    private void link(int slot) {
        slots[slot * WORDS + LINKS] = (long) newest << 32 | NONE & LOW;
        if (newest == NONE) {
            oldest = slot;
        } else {
            newer(newest, slot);
        }
        newest = slot;
    }

    private void unlink(int slot) {
        int older = older(slot);
        int newer = newer(slot);
        if (older == NONE) {
            oldest = newer;
        } else {
            newer(older, newer);
        }
        if (newer == NONE) {
            newest = older;
        } else {
            older(newer, older);
        }
    }

    void remove(int slot) {
        if (ordered) {
            unlink(slot);
        }
        take(slot);
        Arrays.fill(values, slot * width, (slot + 1) * width, null);
        newer(slot, free);
        free = slot;
        open--;
    }

    /** Deletes from the table by moving later ones of the same run up (Knuth, volume 3, 6.4, algorithm R). */
    private void take(int slot) {
        int mask = table.length - 1;
        int hole = spread(Key.hash(values, slot * width, keyFields)) & mask;
        while ((int) table[hole] != slot + 1) {
            hole = (hole + 1) & mask;
        }
        table[hole] = 0;
        for (int at = (hole + 1) & mask; table[at] != 0; at = (at + 1) & mask) {
            int home = (int) (table[at] >>> 32) & mask;
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                table[hole] = table[at];
                table[at] = 0;
                hole = at;
            }
        }
    }

    /** A copy of a slot's key. */
    Key key(int slot) {
        return Key.of(values, slot * width, keyFields);
    }

    boolean isOpen(int slot) {
        return values[slot * width] != null;
    }

    /** The slot without an event for longest, {@link #NONE} if none is open. */
    int oldest() {
        if (!ordered) {
            order();
        }
        return oldest;
    }

    private void order() {
        ordered = true;
        IntStream.range(0, used)
                .filter(this::isOpen)
                .boxed()
                .sorted(Comparator.comparingLong((Integer slot) -> slots[slot * WORDS + LINKS]))
                .forEach(this::link);
    }

    int state(int slot) {
        return (int) (slots[slot * WORDS + EVENTS_AND_STATE] & STATE);
    }

    long events(int slot) {
        return slots[slot * WORDS + EVENTS_AND_STATE] >>> STATE_BITS;
    }

    long first(int slot) {
        return slots[slot * WORDS + FIRST];
    }

    long last(int slot) {
        return slots[slot * WORDS + LAST];
    }

    void pack(int slot, Packer out) {
        out.number(state(slot)).number(events(slot)).number(first(slot)).number(last(slot) - first(slot));
    }

    /** As the newest one. */
    int unpack(Key key, Unpacker in) {
        int slot = add(key, 0);
        int at = slot * WORDS;
        int state = in.small();
        slots[at + EVENTS_AND_STATE] = in.number() << STATE_BITS | state;
        slots[at + FIRST] = in.number();
        slots[at + LAST] = slots[at + FIRST] + in.number();
        return slot;
    }
}
