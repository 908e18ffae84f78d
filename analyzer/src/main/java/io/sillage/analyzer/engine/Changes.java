package io.sillage.analyzer.engine;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** Which slices are not as they were when somebody last wrote them down. */
final class Changes {
    private final BitSet slots = new BitSet();
    private final Set<Key> gone = new HashSet<>();

    void changed(int slot) {
        slots.set(slot);
    }

    void removed(int slot, Key key) {
        slots.clear(slot);
        gone.add(key);
    }

    BitSet slots() {
        return slots;
    }

    /** Keys of slices that ended; some may have begun again. */
    Set<Key> gone() {
        return gone;
    }

    void clear() {
        slots.clear();
        gone.clear();
    }
}
