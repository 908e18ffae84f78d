package io.sillage.analyzer.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The names of fields that were met, by their bytes. Bounded: names that somebody makes up are not kept for ever. */
final class Names {
    private static final int MOST = 1 << 11;
    private static final int MAX_LENGTH = 256;
    private static final int FIRST_SLOTS = 1 << 6;

    private @Nullable Name[] slots = new @Nullable Name[FIRST_SLOTS];
    private int size;

    /** The name that stands there without quotes; null if it is not ASCII, or unknown and there is no room for it. */
    @Nullable
    Name find(byte[] bytes, int from, int to) {
        int hash = to - from;
        int all = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
            all |= bytes[i];
        }
        if (all < 0) {
            return null;
        }
        int mask = slots.length - 1;
        int at = spread(hash) & mask;
        for (Name there = slots[at]; there != null; there = slots[at]) {
            if (there.hash == hash && there.is(bytes, from, to)) {
                return there;
            }
            at = (at + 1) & mask;
        }
        return size < MOST && to - from <= MAX_LENGTH ? add(bytes, from, to, hash) : null;
    }

    private Name add(byte[] bytes, int from, int to, int hash) {
        byte[] written = new byte[to - from + 3];
        System.arraycopy(bytes, from, written, 1, to - from);
        written[0] = '"';
        written[written.length - 2] = '"';
        written[written.length - 1] = ':';
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        Name name = new Name(text.intern(), written, hash);
        if (4 * ++size > 2 * slots.length) {
            @Nullable Name[] before = slots;
            slots = new @Nullable Name[2 * before.length];
            Arrays.stream(before).forEach(this::put);
        }
        put(name);
        return name;
    }

    private void put(@Nullable Name name) {
        if (name != null) {
            int at = spread(name.hash) & (slots.length - 1);
            while (slots[at] != null) {
                at = (at + 1) & (slots.length - 1);
            }
            slots[at] = name;
        }
    }

    private static int spread(int hash) {
        return hash ^ (hash >>> 15);
    }
}
