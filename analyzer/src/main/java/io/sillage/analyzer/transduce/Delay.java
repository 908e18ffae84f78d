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
record Delay(Semiring semiring, Word left, Word right, double ratio, boolean parted) {

    static Delay none(Semiring semiring) {
        return new Delay(semiring, Word.EMPTY, Word.EMPTY, semiring.one(), false);
    }

    /** The delay after each path has gone on. */
    Delay then(Word leftOut, Word rightOut, double leftWeight, double rightWeight, boolean weighted) {
        double now = weighted ? semiring.divide(semiring.times(ratio, leftWeight), rightWeight) : semiring.one();
        if (parted) {
            return new Delay(semiring, Word.EMPTY, Word.EMPTY, now, true);
        }
        Word l = left.before(leftOut);
        Word r = right.before(rightOut);
        int common = l.commonLength(r);
        l = l.dropFirst(common);
        r = r.dropFirst(common);
        return l.isEmpty() || r.isEmpty()
                ? new Delay(semiring, l, r, now, false)
                : new Delay(semiring, Word.EMPTY, Word.EMPTY, now, true);
    }

    boolean isNone(boolean weighted) {
        return !parted && left.isEmpty() && right.isEmpty() && (!weighted || semiring.same(ratio, semiring.one()));
    }

    /** By how many letters the left path is ahead; negative if behind. */
    int lead() {
        return left.length() - right.length();
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object object) {
        return object instanceof Delay other
                && parted == other.parted
                && left.equals(other.left)
                && right.equals(other.right)
                && semiring.grain(ratio) == semiring.grain(other.ratio);
    }

    @Override
    public int hashCode() {
        return left.hashCode() * 31 + right.hashCode() + (parted ? 1 : 0) + Long.hashCode(semiring.grain(ratio));
    }
}
