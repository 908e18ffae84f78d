package io.sillage.analyzer.topic;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Which of a stream's numbers have been there, as ranges without a gap: usually one. There are so many at most; beyond, the
 * gap between the lowest two is taken for seen.
 */
final class SeenNumbers {
    /** So many gaps in a stream are known at once. */
    static final int MAX_RANGES = 256;

    private long[] first = new long[1];
    private long[] last = new long[1];
    private int ranges;

    /** @param bytes of {@link #write} */
    static SeenNumbers read(ByteBuffer bytes) {
        SeenNumbers seen = new SeenNumbers();
        seen.ranges = bytes.remaining() / (2 * Long.BYTES);
        seen.first = new long[Math.max(1, seen.ranges)];
        seen.last = new long[Math.max(1, seen.ranges)];
        for (int at = 0; at < seen.ranges; at++) {
            seen.first[at] = bytes.getLong();
            seen.last[at] = bytes.getLong();
        }
        return seen;
    }

    /** The first and the last of each range, from the lowest on. */
    void write(ByteBuffer out) {
        for (int at = 0; at < ranges; at++) {
            out.putLong(first[at]).putLong(last[at]);
        }
    }

    /** What {@link #write} needs. */
    int size() {
        return ranges * 2 * Long.BYTES;
    }

    /**
     * Notes a number.
     *
     * @return whether it was new
     */
    boolean add(long number) {
        int at = rangeFrom(number);
        if (at < ranges && first[at] <= number) {
            return false;
        }
        boolean joinsBefore = at > 0 && last[at - 1] == number - 1;
        boolean joinsAfter = at < ranges && first[at] == number + 1;
        if (joinsBefore && joinsAfter) {
            last[at - 1] = last[at];
            remove(at);
        } else if (joinsBefore) {
            last[at - 1] = number;
        } else if (joinsAfter) {
            first[at] = number;
        } else {
            insert(at, number);
        }
        return true;
    }

    /** The first range that does not end before that number; it is mostly the last one, or none. */
    private int rangeFrom(long number) {
        int at = ranges;
        while (at > 0 && last[at - 1] >= number) {
            at--;
        }
        return at;
    }

    private void insert(int at, long number) {
        if (ranges == first.length) {
            first = Arrays.copyOf(first, ranges * 2);
            last = Arrays.copyOf(last, ranges * 2);
        }
        System.arraycopy(first, at, first, at + 1, ranges - at);
        System.arraycopy(last, at, last, at + 1, ranges - at);
        first[at] = number;
        last[at] = number;
        ranges++;
        if (ranges > MAX_RANGES) {
            last[0] = last[1];
            remove(1);
        }
    }

    private void remove(int at) {
        ranges--;
        System.arraycopy(first, at + 1, first, at, ranges - at);
        System.arraycopy(last, at + 1, last, at, ranges - at);
    }
}
