package io.sillage.analyzer.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What terms can call. */
public enum Function {
    /** A text in lower case. */
    LOWER(1, false),
    /** A path or line in which numbers, UUIDs and long hexadecimal words are replaced by {@code {}}. */
    TEMPLATE(1, false),
    /**
     * One name for a connection from both its ends: of transport, local address and port, peer's address and port
     * (Community ID, version 1).
     */
    COMMUNITY_ID(5, false),
    /** A text as a number, absent if it is none. */
    NUMBER(1, false),
    /** How many were added to a sketch or list. */
    COUNT(1, true),
    P50(1, true),
    P90(1, true),
    P99(1, true),
    /** The largest in a sketch. */
    LARGEST(1, true),
    /** Any share of a sketch: {@code quantile(r, 0.999)}. */
    QUANTILE(2, true);

    private final int arguments;
    private final boolean ofRegisters;

    Function(int arguments, boolean ofRegisters) {
        this.arguments = arguments;
        this.ofRegisters = ofRegisters;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    int arguments() {
        return arguments;
    }

    /** Whether its argument is a sketch or list, so that it can stand in {@code emit} only. */
    boolean ofRegisters() {
        return ofRegisters;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Function::word).toList();
    }
}
