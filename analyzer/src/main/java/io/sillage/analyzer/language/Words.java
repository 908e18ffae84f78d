package io.sillage.analyzer.language;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that mean something, and the nearest of some to one that does not. */
final class Words {
    static final List<String> ITEMS = List.of("over", "key", "strict", "idle", "interim", "event", "match", "emit");

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

    /** Fields as they are to be written: those that are words of the language in backquotes. */
    static String listed(Collection<String> fields) {
        return fields.stream()
                .map(field -> reserved(field) ? "`" + field + "`" : field)
                .collect(Collectors.joining(", "));
    }

    /** {@code ", near 'x'"} where something is near, else nothing. */
    static String nearest(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(best ->
                        EditDistance.isSlip(word, best) || best.endsWith("." + word) || best.startsWith(word + "."))
                .map(best -> ", near '" + best + "'")
                .orElse("");
    }

    /** The end of a dotted name counts as near. */
    private static int distance(String word, String known) {
        return known.endsWith("." + word) ? 1 : EditDistance.of(word, known);
    }
}
