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
        double floor = Math.floor(low.doubleValue());
        return low instanceof Long integer
                ? integer == Long.MAX_VALUE ? Double.valueOf(1e19) : Long.valueOf(integer + 1)
                : Math.abs(floor) < 9e15
                        ? Long.valueOf((long) floor + 1)
                        : Double.valueOf(Math.nextUp(low.doubleValue()));
    }

    private static Number wholeBelow(Number high) {
        double ceiling = Math.ceil(high.doubleValue());
        return high instanceof Long integer
                ? integer == Long.MIN_VALUE ? Double.valueOf(-1e19) : Long.valueOf(integer - 1)
                : Math.abs(ceiling) < 9e15
                        ? Long.valueOf((long) ceiling - 1)
                        : Double.valueOf(Math.nextDown(high.doubleValue()));
    }
}
