package io.sillage.analyzer.flow;

/** What happens often is noted when its count reaches 1, 10, 100 and so on. */
final class Scaled {
    private static final int[] NOTED = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private Scaled() {}

    static boolean noted(int count) {
        for (int power : NOTED) {
            if (count <= power) {
                return count == power;
            }
        }
        return false;
    }
}
