package io.sillage.analyzer.timeline;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares two monotonic clocks by what was sent between them: nothing is received before it was sent. The offset is that
 * of the second clock, less the first, at a time of the first.
 *
 * <p>Assumes: the rates of the clocks are constant for some minutes, and never further apart than
 * {@link Corridor#MAX_DRIFT}. Where what was sent contradicts the first, the time is cut in two until it does not. Guarantees
 * under these: the true offset is within the bound. Memory: a bounded corridor for each stretch of time.
 */
public final class ClockComparison {
    private static final double STRETCH_NANOS = 256e9;
    private static final double LEAST_STRETCH_NANOS = 1e9;
    /** How many stretches on each side are asked: those further off tell less, as clocks may drift apart meanwhile. */
    private static final int NEIGHBOURS = 2;

    private record Stretch(double from, double to, Corridor corridor) {}

    private final long baseMono;
    private final long baseOffset;
    private final TreeMap<Double, Stretch> stretches = new TreeMap<>();
    private long contradictions;

    /**
     * Begins to compare.
     *
     * @param baseMono some time of the first clock near to those that will come, to keep the numbers small
     * @param baseOffset some offset near to the true one, likewise
     */
    public ClockComparison(long baseMono, long baseOffset) {
        this.baseMono = baseMono;
        this.baseOffset = baseOffset;
    }

    /** Something was sent not before {@code firstMono} of the first clock, and received by {@code secondMono}. */
    public void sentByFirst(long firstMono, long secondMono) {
        add(firstMono - baseMono, secondMono - firstMono - baseOffset, true);
    }

    /** Something was sent not before {@code secondMono} of the second clock, and received by {@code firstMono}. */
    public void sentBySecond(long secondMono, long firstMono) {
        add(firstMono - baseMono, secondMono - firstMono - baseOffset, false);
    }

    private void add(double x, double y, boolean above) {
        Stretch stretch = stretch(x);
        while (!add(stretch.corridor(), x, y, above)) {
            if (stretch.to() - stretch.from() < LEAST_STRETCH_NANOS) {
                contradictions++;
                return;
            }
            cut(stretch);
            stretch = stretch(x);
        }
    }

    private static boolean add(Corridor corridor, double x, double y, boolean above) {
        return above ? corridor.addAbove(x, y) : corridor.addBelow(x, y);
    }

    private Stretch stretch(double x) {
        Map.Entry<Double, Stretch> before = stretches.floorEntry(x);
        if (before != null && x < before.getValue().to()) {
            return before.getValue();
        }
        double from = Math.floor(x / STRETCH_NANOS) * STRETCH_NANOS;
        Stretch made = new Stretch(from, from + STRETCH_NANOS, new Corridor());
        stretches.put(from, made);
        return made;
    }

    private void cut(Stretch stretch) {
        double middle = (stretch.from() + stretch.to()) / 2;
        Stretch left = new Stretch(stretch.from(), middle, new Corridor());
        Stretch right = new Stretch(middle, stretch.to(), new Corridor());
        left.corridor().addAll(stretch.corridor(), left.from(), left.to());
        right.corridor().addAll(stretch.corridor(), right.from(), right.to());
        stretches.put(left.from(), left);
        stretches.put(right.from(), right);
    }

    /** The offset at a time of the first clock; null while not both have received something from the other. */
    public @Nullable ClockOffset at(long firstMono) {
        double x = firstMono - baseMono;
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        Map.Entry<Double, Stretch> left = stretches.floorEntry(x);
        for (int i = 0; i <= NEIGHBOURS && left != null; i++, left = stretches.lowerEntry(left.getKey())) {
            Corridor.Gap gap = gap(left.getValue(), x);
            low = Math.max(low, gap.low());
            high = Math.min(high, gap.high());
        }
        Map.Entry<Double, Stretch> right = stretches.higherEntry(x);
        for (int i = 0; i < NEIGHBOURS && right != null; i++, right = stretches.higherEntry(right.getKey())) {
            Corridor.Gap gap = gap(right.getValue(), x);
            low = Math.max(low, gap.low());
            high = Math.min(high, gap.high());
        }
        return offset(low, high);
    }

    /** A stretch seen from outside of it: the offset may have drifted on the way. */
    private static Corridor.Gap gap(Stretch stretch, double x) {
        double inside = Math.max(stretch.from(), Math.min(stretch.to(), x));
        double drift = Corridor.MAX_DRIFT * Math.abs(x - inside);
        Corridor.Gap gap = stretch.corridor().at(inside);
        return new Corridor.Gap(gap.low() - drift, gap.high() + drift);
    }

    private @Nullable ClockOffset offset(double low, double high) {
        if (Double.isInfinite(low) || Double.isInfinite(high)) {
            return null;
        }
        // Two stretches may contradict each other by what is between them: then both ends stay possible.
        double from = Math.floor(Math.min(low, high));
        double to = Math.ceil(Math.max(low, high));
        long estimate = Math.round(from + (to - from) / 2);
        return new ClockOffset(baseOffset + estimate, (long) Math.max(to - estimate, estimate - from) + 1);
    }

    /** How much of what was sent no clock of constant rate could have shown: by a recording that is wrong. */
    public long contradictions() {
        return contradictions;
    }

    /** A line through the offsets at two times, for laying one clock on the other; null where they are not known. */
    public @Nullable ClockLine line(long fromMono, long toMono) {
        ClockOffset from = at(fromMono);
        ClockOffset to = at(toMono);
        if (from == null || to == null) {
            return null;
        }
        double rate = toMono <= fromMono ? 0 : (double) (to.estimate() - from.estimate()) / (toMono - fromMono);
        double limited = Math.max(-Corridor.MAX_DRIFT, Math.min(Corridor.MAX_DRIFT, rate));
        return new ClockLine(fromMono, from.estimate(), limited);
    }
}
