package io.sillage.analyzer.language;

import io.sillage.analyzer.transduce.Machine;
import java.util.BitSet;

/** Parts of an expression that no log reaches. */
final class Unreachable {
    private Unreachable() {}

    /**
     * Looks for one.
     *
     * @param machine trimmed
     * @param sideBySide whether the expression has an {@code &}
     */
    static void check(Machine machine, Positions positions, boolean sideBySide) {
        BitSet written = new BitSet();
        for (int arc = 0; arc < machine.arcs(); arc++) {
            written.set(machine.out(arc));
        }
        for (Program.Position position : positions.missing(written)) {
            throw new Mistake(
                    position.place(),
                    "this '" + position.event()
                            + "' can never match: whatever it would read is taken by what stands before an 'else'"
                            + (sideBySide ? ", or does not fit the other side of an '&'" : ""));
        }
    }
}
