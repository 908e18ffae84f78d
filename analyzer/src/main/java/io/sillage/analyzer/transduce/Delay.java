package io.sillage.analyzer.transduce;

/**
 * How far one path's output is ahead of another's: what the left one still owes the right one, or the other way round, or
 * that they have parted for good (Béal et al. 2003, section 3: the group-like product of outputs). Parted outputs are
 * all one delay, as no continuation makes them equal again.
 *
 * @param left what the left path has written beyond the right one
 * @param right the other way round; at most one of both is not empty
 * @param ratio the left weight divided by the right one; one where weights don't matter
 * @param parted whether the outputs differ at some letter
 */
record Delay(Semiring semiring, Lead left, Lead right, Weight ratio, boolean parted) {

    static Delay none(Semiring semiring) {
        Lead none = Lead.none();
        return new Delay(semiring, none, none, semiring.one(), false);
    }

    /** The delay after each path has written a letter more, or epsilon. */
    Delay then(int leftOut, int rightOut, Weight leftWeight, Weight rightWeight, boolean weighted) {
        Weight now = weighted ? semiring.divide(semiring.times(ratio, leftWeight), rightWeight) : semiring.one();
        if (parted) {
            return partedWith(now);
        }
        if (left.isEmpty() && right.isEmpty() && leftOut == rightOut) {
            return new Delay(semiring, left, right, now, false);
        }
        Lead l = left.then(leftOut);
        Lead r = right.then(rightOut);
        // once at most, as one of both was empty
        while (!l.isEmpty() && !r.isEmpty()) {
            if (l.head() != r.head()) {
                return partedWith(now);
            }
            l = l.dropFirst();
            r = r.dropFirst();
        }
        return new Delay(semiring, l, r, now, false);
    }

    /** After the last letters. */
    Delay ended(Weight leftWeight, Weight rightWeight, boolean weighted) {
        return then(Machine.EPSILON, Machine.EPSILON, leftWeight, rightWeight, weighted);
    }

    private Delay partedWith(Weight weight) {
        return new Delay(semiring, left.nothing(), left.nothing(), weight, true);
    }

    boolean isNone(boolean weighted) {
        return !parted && left.isEmpty() && right.isEmpty() && (!weighted || ratio.equals(semiring.one()));
    }

    /** By how many letters the left path is ahead; negative if behind. */
    int lead() {
        return left.length() - right.length();
    }
}
