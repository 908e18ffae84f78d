package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.symbolic.Branches;
import java.util.ArrayList;
import java.util.Arrays;
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
     * @param work what each branch does
     */
    record Move(int to, boolean last, int @Nullable [] from, int[] outputs, Instruction[][] work) {
        static final Move NOWHERE = new Move(Branches.NOWHERE, false, null, new int[0], new Instruction[0][]);

        boolean fits() {
            return to != Branches.NOWHERE;
        }
    }

    private final Branches branches;
    private final Instruction[][] instructions;
    private final int letters;
    private final @Nullable Move[] moves;

    Moves(Program program, OfSlice ofSlice) {
        branches = program.branches();
        instructions = instructions(program, new Values(program, ofSlice));
        letters = program.alphabet().size() + 1;
        moves = new @Nullable Move[branches.states() * letters];
    }

    private static Instruction[][] instructions(Program program, Values values) {
        List<String> names = new ArrayList<>(program.registers().keySet());
        return program.positions().stream()
                .map(position -> position.actions().stream()
                        .map(action -> new Instruction(action, names.indexOf(action.register()), program, values))
                        .toArray(Instruction[]::new))
                .toArray(Instruction[][]::new);
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
        Move move = to == Branches.NOWHERE
                ? Move.NOWHERE
                : new Move(
                        to,
                        branches.last(to),
                        stay(branches.from(state, letter)) ? null : branches.from(state, letter),
                        branches.outputs(state, letter),
                        Arrays.stream(branches.outputs(state, letter))
                                .mapToObj(output -> instructions[output])
                                .toArray(Instruction[][]::new));
        moves[state * letters + letter] = move;
        return move;
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
