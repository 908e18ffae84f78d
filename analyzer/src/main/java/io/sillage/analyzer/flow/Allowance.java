package io.sillage.analyzer.flow;

/** Bytes of memory that many share: who comes when it is used up gets nothing. */
final class Allowance {
    private long left;

    Allowance(long bytes) {
        left = bytes;
    }

    boolean take(long bytes) {
        if (bytes > left) {
            return false;
        }
        left -= bytes;
        return true;
    }

    void giveBack(long bytes) {
        left += bytes;
    }
}
