package io.sillage.analyzer.flow;

/** Counts what happens often, and says when the count reaches 1, 10, 100 and so on. */
final class Scaled {
    private int count;
    private int next = 1;

    boolean another() {
        if (++count < next) {
            return false;
        }
        if (next <= Integer.MAX_VALUE / 10) {
            next *= 10;
        } else {
            count = 0;
        }
        return true;
    }
}
