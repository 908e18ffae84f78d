package io.sillage.analyzer.reading;

import java.util.Arrays;

/**
 * Finished calls that have no open caller: one may turn up that was entered before the log began, or before a loss. Bounded:
 * of many the older ones are taken together, so that none of their time is forgotten.
 */
final class Orphans {
    private static final int MAX = 1024;

    private long[] starts = new long[4];
    private long[] nanos = new long[4];
    private int size;

    void add(long startMono, long durationNanos) {
        if (size == MAX) {
            pair();
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            nanos = Arrays.copyOf(nanos, 2 * size);
        }
        int at = size++;
        // those of calls that were given up may have begun before others
        for (; at > 0 && starts[at - 1] > startMono; at--) {
            starts[at] = starts[at - 1];
            nanos[at] = nanos[at - 1];
        }
        starts[at] = startMono;
        nanos[at] = durationNanos;
    }

    private void pair() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i % 2 == 1 && i < size / 2) {
                nanos[kept - 1] += nanos[i];
            } else {
                starts[kept] = starts[i];
                nanos[kept++] = nanos[i];
            }
        }
        size = kept;
    }

    /** How long those took that began since then: they have found their caller. */
    long adopt(long sinceMono) {
        long sum = 0;
        while (size > 0 && starts[size - 1] >= sinceMono) {
            sum += nanos[--size];
        }
        return sum;
    }
}
