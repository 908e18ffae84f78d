package io.sillage.analyzer.flow;

import java.util.Arrays;

/** Ranges of numbers that neither touch nor overlap, in order: data that came before what precedes it. */
final class Ranges {
    /** More holes than that are no network's doing. */
    static final int MAX = 4096;

    private static final long[] NONE = {};

    private long[] bounds = NONE;
    private int count;
    private long total;

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    /** All that the ranges hold. */
    long total() {
        return total;
    }

    long firstFrom() {
        return bounds[0];
    }

    long firstTo() {
        return bounds[1];
    }

    long lastTo() {
        return bounds[2 * count - 1];
    }

    void add(long from, long to) {
        int first = 0;
        while (first < count && bounds[2 * first + 1] < from) {
            first++;
        }
        int last = first;
        long low = from;
        long high = to;
        while (last < count && bounds[2 * last] <= to) {
            low = Math.min(low, bounds[2 * last]);
            high = Math.max(high, bounds[2 * last + 1]);
            total -= bounds[2 * last + 1] - bounds[2 * last];
            last++;
        }
        replace(first, last, low, high);
        total += high - low;
    }

    private void replace(int first, int last, long low, long high) {
        int added = first + 1 - last;
        if (2 * (count + added) > bounds.length) {
            bounds = Arrays.copyOf(bounds, Math.max(8, bounds.length * 2));
        }
        System.arraycopy(bounds, 2 * last, bounds, 2 * (first + 1), 2 * (count - last));
        bounds[2 * first] = low;
        bounds[2 * first + 1] = high;
        count += added;
    }

    void removeFirst() {
        total -= bounds[1] - bounds[0];
        count--;
        System.arraycopy(bounds, 2, bounds, 0, 2 * count);
    }

    void clear() {
        count = 0;
        total = 0;
    }
}
