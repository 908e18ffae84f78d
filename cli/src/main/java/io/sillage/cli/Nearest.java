package io.sillage.cli;

import java.util.Collection;
import java.util.Comparator;

/** The known word that is nearest to the one typed. */
final class Nearest {
    private Nearest() {}

    /** {@code ", nearest: NAME"}, or nothing when there is no word to name. */
    static String hint(String typed, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String name) -> distance(typed, name))
                        .thenComparing(Comparator.naturalOrder()))
                .map(name -> ", nearest: " + name)
                .orElse("");
    }

    /** Levenshtein's: how many letters to add, drop or change. */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
