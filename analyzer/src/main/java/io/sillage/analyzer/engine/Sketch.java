package io.sillage.analyzer.engine;

import io.sillage.analyzer.reading.Rank;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The distribution of many numbers. The first 64 are kept as they are, so quantiles of few are exact. From then on there is a
 * count a bucket, buckets growing by 1 %, so a quantile is wrong by at most half a percent of itself (Masson, Rim and Lee,
 * <i>DDSketch</i>, VLDB 2019, section 2), and by at most 1 % when it is rounded, as it is where all are whole: below 100 a
 * bucket has one whole number, above it half of one is less than another half a percent. The smallest and the largest are
 * exact. Bounded: with more than 4,096 buckets the two nearest to zero become one.
 */
final class Sketch implements Many {
    private static final double GAMMA = 1.01;
    private static final double LOG_GAMMA = StrictMath.log(GAMMA);
    private static final int MAX_BUCKETS = 4096;
    private static final int ZERO = 0;
    private static final int EXACT = 64;
    private static final double[] NONE = {};

    /** Of those that have no buckets yet; nobody writes into it. */
    private static final TreeMap<Integer, Long> NO_COUNTS = new TreeMap<>();

    /** The numbers themselves, as long as they are few. */
    private double[] few;

    /** By bucket: negative numbers below 0, zero 0, positive above. */
    private TreeMap<Integer, Long> counts = NO_COUNTS;

    private long count;
    /** Whether all of them are. */
    private boolean whole = true;

    private double least;
    private double largest;

    Sketch() {
        few = new double[2];
    }

    private Sketch(Sketch other) {
        few = other.few.clone();
        counts = other.counts == NO_COUNTS ? NO_COUNTS : new TreeMap<>(other.counts);
        count = other.count;
        whole = other.whole;
        least = other.least;
        largest = other.largest;
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public void add(Cell value) {
        if (!value.isNumber()) {
            return;
        }
        double number = value.asReal();
        whole &= number == Math.rint(number);
        least = count == 0 ? number : Math.min(least, number);
        largest = count == 0 ? number : Math.max(largest, number);
        if (count < EXACT) {
            keep(number);
        } else {
            if (count == EXACT) {
                counts = new TreeMap<>();
                Arrays.stream(few).forEach(this::count);
                few = NONE;
            }
            count(number);
        }
        count++;
    }

    private void keep(double number) {
        if (count == few.length) {
            few = Arrays.copyOf(few, 2 * few.length);
        }
        few[(int) count] = number;
    }

    private void count(double number) {
        counts.merge(bucket(number), 1L, Long::sum);
        if (counts.size() > MAX_BUCKETS) {
            fold();
        }
    }

    /** The bucket of 1; 2^63 and 2^-63 are 4,389 buckets from it on both sides. */
    private static final int ONE = 4500;

    private static int bucket(double number) {
        double size = Math.abs(number);
        if (size < 1e-19) {
            return ZERO;
        }
        int steps = (int) Math.ceil(StrictMath.log(size) / LOG_GAMMA) + ONE;
        int positive = Math.max(1, steps);
        return number < 0 ? -positive : positive;
    }

    private static double middle(int bucket) {
        if (bucket == ZERO) {
            return 0;
        }
        double size = 2 * StrictMath.pow(GAMMA, (double) Math.abs(bucket) - ONE) / (GAMMA + 1);
        return bucket < 0 ? -size : size;
    }

    private void fold() {
        int nearest = counts.keySet().stream()
                .min((a, b) -> Math.abs(a) - Math.abs(b))
                .orElse(ZERO);
        Long folded = counts.remove(nearest);
        Integer next = nearest < 0 ? counts.lowerKey(nearest) : counts.higherKey(nearest);
        if (folded != null) {
            counts.merge(next == null ? nearest : next, folded, Long::sum);
        }
    }

    /** The smallest number that at least that share of all are not above ({@link Rank}); whole if all numbers are. */
    void quantile(double share, Cell result) {
        if (count == 0) {
            result.absent();
            return;
        }
        double value = ranked(Rank.nearest(share, count));
        double bounded = Math.max(least, Math.min(largest, value));
        if (whole && Math.abs(bounded) < 9e18) {
            result.integer(Math.round(bounded));
        } else {
            result.real(bounded);
        }
    }

    private double ranked(long rank) {
        if (rank == 1 || rank == count) {
            return rank == 1 ? least : largest;
        }
        if (count <= EXACT) {
            double[] sorted = Arrays.copyOf(few, (int) count);
            Arrays.sort(sorted);
            return sorted[(int) rank - 1];
        }
        long seen = 0;
        for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
            seen += bucket.getValue();
            if (seen >= rank) {
                return middle(bucket.getKey());
            }
        }
        return largest;
    }

    @Override
    public Many copy() {
        return new Sketch(this);
    }

    @Override
    public void pack(Packer out) {
        out.number(count);
        if (count <= EXACT) {
            Arrays.stream(few, 0, (int) count).forEach(number -> out.fixed(Double.doubleToRawLongBits(number)));
            return;
        }
        out.number(whole ? 1 : 0)
                .fixed(Double.doubleToRawLongBits(least))
                .fixed(Double.doubleToRawLongBits(largest))
                .number(counts.size());
        counts.forEach((bucket, times) -> out.number(bucket).number(times));
    }

    static Sketch of(Unpacker in) {
        Sketch sketch = new Sketch();
        long many = in.number();
        if (many <= EXACT) {
            Cell cell = new Cell();
            for (long left = many; left > 0; left--) {
                cell.real(Double.longBitsToDouble(in.fixed()));
                sketch.add(cell);
            }
            return sketch;
        }
        sketch.few = NONE;
        sketch.counts = new TreeMap<>();
        sketch.count = many;
        sketch.whole = in.number() != 0;
        sketch.least = Double.longBitsToDouble(in.fixed());
        sketch.largest = Double.longBitsToDouble(in.fixed());
        for (int left = in.small(); left > 0; left--) {
            int bucket = in.small();
            sketch.counts.put(bucket, in.number());
        }
        return sketch;
    }
}
