package io.sillage.analyzer.view;

import java.util.Arrays;

/**
 * When which bytes of one direction moved: the calls by their cumulative offsets. Bounded: of many calls those stay that
 * moved a byte whose offset is a multiple of a power of two. As both ends choose by the offset they keep calls that match.
 */
final class Chunks {
    /** The time of a call whose beginning nobody measured. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final int MAX = 32;

    private long[] ends = {};
    private long[] starts = {};
    private long[] monos = {};
    private int count;
    private long bytes;
    private long grain = 1;

    void add(long length, long mono) {
        long from = bytes;
        bytes += length;
        if (mono == UNKNOWN || !keeps(from, bytes)) {
            return;
        }
        while (count == MAX) {
            thin();
        }
        if (!keeps(from, bytes)) {
            return;
        }
        if (count == monos.length) {
            int more = count == 0 ? 2 : 2 * count;
            starts = Arrays.copyOf(starts, more);
            ends = Arrays.copyOf(ends, more);
            monos = Arrays.copyOf(monos, more);
        }
        starts[count] = from;
        ends[count] = bytes;
        monos[count++] = mono;
    }

    private boolean keeps(long from, long to) {
        return (from + grain - 1) / grain * grain < to;
    }

    private void thin() {
        grain *= 2;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (keeps(starts[i], ends[i])) {
                starts[kept] = starts[i];
                ends[kept] = ends[i];
                monos[kept++] = monos[i];
            }
        }
        count = kept;
    }

    /** What is told of each write and read that moved a same byte. */
    interface Match {
        void sent(long writeMono, long readMono);
    }

    /** Tells of every pair of a call here and one there that share a byte. */
    void match(Chunks read, Match each) {
        int i = 0;
        int j = 0;
        while (i < count && j < read.count) {
            if (starts[i] < read.ends[j] && read.starts[j] < ends[i]) {
                each.sent(monos[i], read.monos[j]);
            }
            if (ends[i] < read.ends[j]) {
                i++;
            } else {
                j++;
            }
        }
    }
}
