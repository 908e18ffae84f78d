package io.sillage.analyzer.reading;

import java.util.Arrays;

/**
 * Many durations in little memory: the first 64 as they are, from then on counted in buckets of at most 1.6 % error
 * (32 a power of two). The largest one is always exact.
 */
public final class Durations {
    private static final int EXACT = 64;
    private static final int BITS = 5;

    private long[] values = new long[4];
    private boolean bucketed;
    private long count;
    private long max;

    public void add(long nanos) {
        long value = Math.max(0, nanos);
        max = Math.max(max, value);
        if (!bucketed && count == EXACT) {
            toBuckets();
        }
        if (bucketed) {
            bucket(value);
        } else {
            if (count == values.length) {
                values = Arrays.copyOf(values, values.length * 2);
            }
            values[(int) count] = value;
        }
        count++;
    }

    public long count() {
        return count;
    }

    public long max() {
        return max;
    }

    /** The smallest duration that at least that share of all are not above (nearest rank). */
    public long percentile(double share) {
        if (count == 0) {
            return 0;
        }
        long rank = Rank.nearest(share, count);
        if (!bucketed) {
            long[] sorted = Arrays.copyOf(values, (int) count);
            Arrays.sort(sorted);
            return sorted[(int) rank - 1];
        }
        long seen = 0;
        for (int i = 0; i < values.length; i++) {
            seen += values[i];
            if (seen >= rank) {
                return Math.min(max, middle(i));
            }
        }
        return max;
    }

    private void toBuckets() {
        long[] exact = values;
        bucketed = true;
        values = new long[index(max) + 1];
        for (long value : exact) {
            bucket(value);
        }
    }

    private void bucket(long value) {
        int index = index(value);
        if (index >= values.length) {
            values = Arrays.copyOf(values, index + 1);
        }
        values[index]++;
    }

    private static int index(long value) {
        int shift = Math.max(0, 64 - Long.numberOfLeadingZeros(value) - BITS - 1);
        return (shift << BITS) + (int) (value >>> shift);
    }

    private static long middle(int index) {
        int shift = Math.max(0, (index >> BITS) - 1);
        long low = ((long) index - ((long) shift << BITS)) << shift;
        return low + ((1L << shift) >> 1);
    }
}
