package io.sillage.analyzer.language;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Words that mean something, and the nearest of some to one that does not. */
final class Words {
    static final List<String> ITEMS = List.of("key", "strict", "idle", "interim", "event", "match", "emit");

    private static final Set<String> OTHERS = Set.of(
            "transducer",
            "and",
            "or",
            "not",
            "in",
            "exists",
            "starts",
            "ends",
            "contains",
            "true",
            "false",
            "else",
            "every");

    private Words() {}

    static boolean reserved(String word) {
        return ITEMS.contains(word) || OTHERS.contains(word);
    }

    /** {@code ", near 'x'"} where something is near, else nothing. */
    static String nearest(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(best -> distance(word, best) <= Math.max(1, word.length() / 3)
                        || best.endsWith("." + word)
                        || best.startsWith(word + "."))
                .map(best -> ", near '" + best + "'")
                .orElse("");
    }

    /** Levenshtein's; the end of a dotted name counts as near. */
    private static int distance(String a, String b) {
        if (b.endsWith("." + a)) {
            return 1;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
