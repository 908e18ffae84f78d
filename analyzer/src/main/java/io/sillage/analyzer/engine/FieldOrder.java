package io.sillage.analyzer.engine;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The order in which a kind of event tells its fields, as it was seen: names are literals, so a field is known by the
 * identity of its name where it is expected, without looking at its text. Learnt on the way; a field that is left out this
 * time is stepped over.
 */
final class FieldOrder {
    static final int UNKNOWN = -2;
    /** Names that somebody makes up are not to be kept for ever. */
    private static final int MOST = 32;

    private final BitSet needed;
    private final boolean endpoints;
    private @Nullable String[] names = new @Nullable String[8];
    private int[] fields = new int[8];
    private int size;
    private int at;

    /**
     * Of a kind that was not met yet.
     *
     * @param needed the numbers of the fields that are of use in events of this kind
     * @param endpoints whether {@code network.} fields are among them
     */
    FieldOrder(BitSet needed, boolean endpoints) {
        this.needed = needed;
        this.endpoints = endpoints;
    }

    boolean needs(int field) {
        return needed.get(field);
    }

    boolean wantsEndpoints() {
        return endpoints;
    }

    /** A new event begins. */
    void begin() {
        at = 0;
    }

    /** The number that goes with the name, {@link #UNKNOWN} if it was not met here yet. */
    @SuppressWarnings("ReferenceEquality") // an equal name that is another object is looked up by its text
    int next(String name) {
        int expected = at;
        if (expected < names.length && names[expected] == name) {
            at = expected + 1;
            return fields[expected];
        }
        return later(name);
    }

    @SuppressWarnings("ReferenceEquality")
    private int later(String name) {
        for (int i = at + 1; i < size; i++) {
            if (names[i] == name) {
                at = i + 1;
                return fields[i];
            }
        }
        return UNKNOWN;
    }

    /** What {@link #next} did not know comes here. */
    void learn(String name, int field) {
        if (size == MOST) {
            return;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            fields = Arrays.copyOf(fields, 2 * size);
        }
        System.arraycopy(names, at, names, at + 1, size - at);
        System.arraycopy(fields, at, fields, at + 1, size - at);
        names[at] = name;
        fields[at++] = field;
        size++;
    }
}
