package io.sillage.cli;

import io.sillage.analyzer.language.EditDistance;
import java.util.Collection;
import java.util.Comparator;

/** The known word that is nearest to the one typed, where it may have been meant. */
final class Nearest {
    private Nearest() {}

    /** {@code ", nearest: NAME"}, or nothing when none is near. */
    static String hint(String typed, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String name) -> EditDistance.of(typed, name))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> EditDistance.isSlip(typed, name))
                .map(name -> ", nearest: " + name)
                .orElse("");
    }
}
