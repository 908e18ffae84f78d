package io.sillage.analyzer.language;

import io.sillage.analyzer.transduce.Machine;
import java.util.BitSet;

/** Parts of an expression that no log reaches. */
final class Unreachable {
    private Unreachable() {}

    /** @param machine trimmed */
    static void check(Machine machine, Program.Position[] positions) {
        BitSet reached = new BitSet();
        for (int arc = 0; arc < machine.arcs(); arc++) {
            reached.set(machine.out(arc));
        }
        int missing = reached.nextClearBit(1);
        if (missing < positions.length) {
            throw new Mistake(
                    positions[missing].place(),
                    "this '" + positions[missing].event()
                            + "' can never match: whatever it would read is taken by what stands before an 'else'");
        }
    }
}
