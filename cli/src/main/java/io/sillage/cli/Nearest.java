package io.sillage.cli;

import io.sillage.analyzer.language.EditDistance;
import java.util.Collection;
import java.util.Comparator;

/** The known word that is nearest to the one typed. */
final class Nearest {
    private Nearest() {}

    /** {@code ", nearest: NAME"}, or nothing when there is no word to name. */
    static String hint(String typed, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String name) -> EditDistance.of(typed, name))
                        .thenComparing(Comparator.naturalOrder()))
                .map(name -> ", nearest: " + name)
                .orElse("");
    }
}
