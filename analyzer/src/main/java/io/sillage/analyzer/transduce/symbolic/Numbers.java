package io.sillage.analyzer.transduce.symbolic;

import java.math.BigDecimal;

/** Integers and reals in one order; none is rounded to compare it. */
final class Numbers {
    private Numbers() {}

    /** As a comparator; NaN is above all others. */
    static int compare(Number a, Number b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        double left = a.doubleValue();
        double right = b.doubleValue();
        if (left != right || Double.isNaN(left) || Double.isInfinite(left)) {
            return Double.compare(left, right);
        }
        return exact(a).compareTo(exact(b));
    }

    private static BigDecimal exact(Number number) {
        return number instanceof Long integer ? BigDecimal.valueOf(integer) : new BigDecimal(number.doubleValue());
    }

    /** A number strictly between two, a whole one where there is one; null stands for no bound. */
    static Number between(
            @org.jspecify.annotations.Nullable Number low, @org.jspecify.annotations.Nullable Number high) {
        if (low == null) {
            return high == null ? Long.valueOf(0) : wholeBelow(high);
        }
        if (high == null) {
            return wholeAbove(low);
        }
        Number above = wholeAbove(low);
        return compare(above, high) < 0 ? above : Double.valueOf(low.doubleValue() / 2 + high.doubleValue() / 2);
    }

    private static Number wholeAbove(Number low) {
        if (low instanceof Long integer) {
            return integer == Long.MAX_VALUE ? whole(1e19) : whole(integer + 1);
        }
        double floor = Math.floor(low.doubleValue());
        return isLong(floor) ? whole((long) floor + 1) : whole(Math.nextUp(low.doubleValue()));
    }

    private static Number wholeBelow(Number high) {
        if (high instanceof Long integer) {
            return integer == Long.MIN_VALUE ? whole(-1e19) : whole(integer - 1);
        }
        double ceiling = Math.ceil(high.doubleValue());
        return isLong(ceiling) && ceiling > -0x1p63
                ? whole((long) ceiling - 1)
                : whole(Math.nextDown(high.doubleValue()));
    }

    private static boolean isLong(double whole) {
        return whole >= -0x1p63 && whole < 0x1p63;
    }

    /** A choice between a long and a double would make a double of both. */
    private static Number whole(Number number) {
        return number;
    }
}
