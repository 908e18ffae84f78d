package io.sillage.analyzer.timeline;

import org.jspecify.annotations.Nullable;

/**
 * The straight lines that pass below some points and above others: all that the offset of two clocks can have been over a
 * time. What was sent one way is above the line, what was sent the other way below.
 *
 * <p>After Duda, Harrus, Haddad, Bernard, <i>Estimating global time in distributed systems</i> (ICDCS 1987), section on
 * convex hulls, with the whole corridor kept instead of its middle, so that a bound can be given.
 */
final class Corridor {
    /**
     * How far the rates of two clocks can be apart, in nanoseconds a nanosecond. A crystal is off by at most 100 millionths
     * and Linux slews its clocks by at most 500, so 0.001 holds for two of them.
     */
    static final double MAX_DRIFT = 0.001;

    private final Hull above = new Hull();
    /** Upside down. */
    private final Hull below = new Hull();

    private double slopeMin = -MAX_DRIFT;
    private double slopeMax = MAX_DRIFT;

    /** What a corridor is at one place. */
    record Gap(double low, double high) {}

    /** Adds a point that lines pass below, or does nothing and says false when none could then. */
    boolean addAbove(double x, double y) {
        if (y >= high(x)) {
            return true;
        }
        if (y < low(x)) {
            return false;
        }
        above.add(x, y);
        narrow(new Hull.Point(x, y), null);
        return true;
    }

    /** Adds a point that lines pass above, or does nothing and says false when none could then. */
    boolean addBelow(double x, double y) {
        if (y <= low(x)) {
            return true;
        }
        if (y > high(x)) {
            return false;
        }
        below.add(x, -y);
        narrow(null, new Hull.Point(x, y));
        return true;
    }

    /** A new point limits the slopes against those of the other side. */
    private void narrow(Hull.@Nullable Point over, Hull.@Nullable Point under) {
        if (over != null) {
            below.vertices().forEach(point -> limit(over, point.x(), -point.y()));
        } else if (under != null) {
            above.vertices().forEach(point -> limit(point, under.x(), under.y()));
        }
    }

    private void limit(Hull.Point over, double underX, double underY) {
        double run = over.x() - underX;
        double slope = (over.y() - underY) / run;
        if (run > 0) {
            slopeMax = Math.min(slopeMax, slope);
        } else if (run < 0) {
            slopeMin = Math.max(slopeMin, slope);
        }
        if (slopeMin > slopeMax) {
            // by a rounding: the corridor is one line
            slopeMin = slopeMax = (slopeMin + slopeMax) / 2;
        }
    }

    boolean isEmpty() {
        return above.isEmpty() && below.isEmpty();
    }

    /** Its width at {@code x}; infinite on a side from which nothing was sent. */
    Gap at(double x) {
        return new Gap(low(x), high(x));
    }

    // The best height at a place is concave in the slope, so its maximum over the slopes that are left is at the slope
    // of
    // the edge over that place, or at the nearest slope that is left.

    private double high(double x) {
        return above.highest(clamp(above.slopeAt(x)), x);
    }

    private double low(double x) {
        return -below.highest(-clamp(-below.slopeAt(x)), x);
    }

    private double clamp(double slope) {
        return Math.max(slopeMin, Math.min(slopeMax, slope));
    }

    /** Adds the points of another one as far as there is room; those between two places only. */
    void addAll(Corridor other, double from, double to) {
        for (Hull.Point point : other.above.vertices()) {
            if (point.x() >= from && point.x() < to) {
                addAbove(point.x(), point.y());
            }
        }
        for (Hull.Point point : other.below.vertices()) {
            if (point.x() >= from && point.x() < to) {
                addBelow(point.x(), -point.y());
            }
        }
    }
}
