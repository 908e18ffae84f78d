package io.sillage.analyzer.transduce;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many machines as one, each behind a letter of its own, so that one process of another program works on all of them:
 *
 * <pre>
 *   start --16:16--> machine 0
 *         --17:17--> machine 1 …
 * </pre>
 *
 * An operation on the whole is the operation on each part, as no part's letter matches another's.
 */
final class Packed {
    /** Stands for epsilon where a program takes epsilon for a letter like any other, or does not like it. */
    static final int VISIBLE_EPSILON = 15;

    private static final int FIRST = 16;

    private Packed() {}

    /** Parts may be null, so that numbers stay what they are. */
    static Machine pack(List<@Nullable Machine> parts) {
        MachineBuilder whole = new MachineBuilder(StandardSemiring.TROPICAL, null);
        int start = whole.state();
        whole.start(start);
        for (int i = 0; i < parts.size(); i++) {
            Machine part = parts.get(i);
            if (part != null && part.start() != Machine.NO_STATE) {
                int shift = whole.copy(part);
                whole.arc(start, FIRST + i, FIRST + i, shift + part.start());
            }
        }
        return whole.build();
    }

    /** What became of one part, after any operation: other parts' letters are dead ends, its own say nothing. */
    static Machine unpack(Machine whole, int part) {
        MachineBuilder only = MachineBuilder.like(whole);
        for (int state = 0; state < whole.states(); state++) {
            only.end(only.state(), whole.finalWeight(state));
        }
        for (int state = 0; state < whole.states(); state++) {
            for (int arc = whole.firstArc(state); arc < whole.firstArc(state + 1); arc++) {
                int in = plain(whole.in(arc), part);
                int out = plain(whole.out(arc), part);
                if (in >= 0 && out >= 0) {
                    only.arc(state, in, out, whole.weight(arc), whole.to(arc));
                }
            }
        }
        return Trim.of(only.start(whole.start()).build());
    }

    private static int plain(int label, int part) {
        if (label < VISIBLE_EPSILON) {
            return label;
        }
        return label == FIRST + part || label == VISIBLE_EPSILON ? Machine.EPSILON : -1;
    }

    static Machine visible(Machine machine) {
        return Relabel.arcs(
                machine, arc -> machine.in(arc) == Machine.EPSILON ? VISIBLE_EPSILON : machine.in(arc), machine::out);
    }
}
