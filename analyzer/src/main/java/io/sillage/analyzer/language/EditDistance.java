package io.sillage.analyzer.language;

/** How many letters to add, drop, change, or swap with their neighbour to make one word of another (optimal string alignment). */
public final class EditDistance {
    private EditDistance() {}

    public static int of(String from, String to) {
        int[] beforeLast = {};
        int[] last = new int[to.length() + 1];
        for (int j = 0; j < last.length; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[last.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(last[j], row[j - 1]) + 1);
                if (swapped(from, i, to, j)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[to.length()];
    }

    /** Whether the two letters before those places are each other's. */
    private static boolean swapped(String from, int i, String to, int j) {
        return i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }

    /** Whether who typed that may have meant the known word: no more than a third of the letters is wrong, or one. */
    public static boolean isSlip(String typed, String known) {
        return of(typed, known) <= Math.max(1, typed.length() / 3);
    }
}
