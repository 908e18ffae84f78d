package io.sillage.analyzer.engine;

import java.util.Locale;

/** Why a slice has a record. */
enum Ended {
    /** The expression is satisfied, and nothing that follows belongs to it. */
    MATCH,
    /** No event for as long as {@code idle} says. */
    IDLE,
    /** An event came that does not fit. */
    BROKEN,
    /** Too many slices were open. */
    EVICTED,
    /** The log ended. */
    LOG,
    /** It has not ended: an interim record. */
    OPEN;

    private final String word = name().toLowerCase(Locale.ROOT);

    String word() {
        return word;
    }
}
