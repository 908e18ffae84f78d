package io.sillage.analyzer.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Which one of sorted numbers a quantile is. */
public final class Rank {
    private Rank() {}

    /**
     * That of the smallest number that at least that share of all are not above, from 1: the nearest rank, ceil(share x
     * count). Of the share as it is written: as reals 0.07 x 100 is a little more than 7, and its rank would be 8.
     *
     * @param share of all, from 0 to 1
     * @param count at least 1
     */
    public static long nearest(double share, long count) {
        if (share <= 0) {
            return 1;
        }
        return share >= 1
                ? count
                : BigDecimal.valueOf(share)
                        .multiply(BigDecimal.valueOf(count))
                        .setScale(0, RoundingMode.CEILING)
                        .longValueExact();
    }
}
