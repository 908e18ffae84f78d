package io.sillage.analyzer.proof;

import java.util.List;

/**
 * One slice of a program in the middle of a log, or none.
 *
 * @param state of the program's branches, {@link #CLOSED} while no slice is open
 * @param files what the registers of each branch hold, then what is known of the slice; a branch after the other
 */
record Slice(int state, List<Symbol> files) {
    static final int CLOSED = -1;

    static final Slice NONE = new Slice(CLOSED, List.of());

    boolean isOpen() {
        return state != CLOSED;
    }
}
