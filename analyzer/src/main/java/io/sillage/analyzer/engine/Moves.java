package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Action;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.symbolic.Branches;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each event does to a slice, by the slice's state and the event's letter. A move is made when it is met first: most
 * programs have more states and letters than a log goes through. Used by one thread.
 */
final class Moves {
    /**
     * All that is known of a state and a letter, in one place.
     *
     * @param to {@link Branches#NOWHERE} if the event does not fit
     * @param last whether no event can fit after it
     * @param from the branch that each branch comes from, null if each stays where it is
     * @param outputs the place of the expression that each branch takes
     * @param work what the branches do, one after the other
     */
    record Move(int to, boolean last, int @Nullable [] from, int[] outputs, Instruction[] work) {
        static final Move NOWHERE = new Move(Branches.NOWHERE, false, null, new int[0], new Instruction[0]);

        boolean fits() {
            return to != Branches.NOWHERE;
        }
    }

    private final Branches branches;
    private final Program program;
    private final List<String> names;
    private final Values values;
    private final Registers registers;
    private final int letters;
    private final @Nullable Move[] moves;

    Moves(Program program, Registers registers, OfSlice ofSlice) {
        this.program = program;
        this.registers = registers;
        branches = program.branches();
        names = List.copyOf(program.registers().keySet());
        values = new Values(program, ofSlice);
        letters = program.alphabet().size() + 1;
        moves = new @Nullable Move[branches.states() * letters];
    }

    /** Of a slice that is open. */
    Move of(int state, int letter) {
        Move move = moves[state * letters + letter];
        return move == null ? made(state, letter) : move;
    }

    /** Of a slice that would begin with the event. */
    Move first(int letter) {
        return moves.length == 0 ? Move.NOWHERE : of(0, letter);
    }

    private Move made(int state, int letter) {
        int to = branches.next(state, letter);
        Move move = Move.NOWHERE;
        if (to != Branches.NOWHERE) {
            int[] from = branches.from(state, letter);
            int[] outputs = branches.outputs(state, letter);
            move = new Move(to, branches.last(to), stay(from) ? null : from, outputs, work(outputs));
        }
        moves[state * letters + letter] = move;
        return move;
    }

    private Instruction[] work(int[] outputs) {
        List<Instruction> work = new ArrayList<>();
        for (int branch = 0; branch < outputs.length; branch++) {
            int file = registers.file(branch);
            for (Action action : program.positions().get(outputs[branch]).actions()) {
                work.add(new Instruction(action, file, names.indexOf(action.register()), program, values));
            }
        }
        return work.toArray(Instruction[]::new);
    }

    private static boolean stay(int[] from) {
        for (int branch = 0; branch < from.length; branch++) {
            if (from[branch] != branch) {
                return false;
            }
        }
        return true;
    }
}
