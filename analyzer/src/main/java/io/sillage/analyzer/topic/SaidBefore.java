package io.sillage.analyzer.topic;

import io.sillage.analyzer.journal.EventName;

/**
 * What the latest events said, by their names: hashes of both, each in the place that its name has, so that memory is
 * bounded and the older of two in one place is forgotten.
 */
final class SaidBefore {
    private static final int EVENTS = 1 << 14;

    /** The name's hash above the line's; 0 for none. */
    private final long[] hashes = new long[EVENTS];

    void note(EventName name, String line) {
        int hash = hash(name);
        hashes[hash & (EVENTS - 1)] = hash(hash, line);
    }

    /** Whether the event of that name is known to have said something else. */
    boolean isOther(EventName name, String line) {
        int hash = hash(name);
        long known = hashes[hash & (EVENTS - 1)];
        return known != 0 && (int) (known >>> 32) == hash && known != hash(hash, line);
    }

    private static long hash(int ofName, String line) {
        return (long) ofName << 32 | line.hashCode() & 0xFFFF_FFFFL;
    }

    private static int hash(EventName name) {
        int hash = 31 * name.stream().hashCode() + Long.hashCode(name.seq());
        hash *= 0x9E37_79B1;
        return hash ^ (hash >>> 16);
    }
}
