package io.sillage.analyzer.proof;

import org.jspecify.annotations.Nullable;

/** Values for the fields of made-up events. */
interface Values {
    /**
     * What a field has, where its event's class leaves the choice; null for absent.
     *
     * @param field its number
     * @param number that of the event, from 0
     */
    @Nullable
    Object value(String name, int field, int number);

    /** The value of a field of the key, in the slice that is looked at. */
    default @Nullable Object ofKey(String name) {
        return null;
    }
}
