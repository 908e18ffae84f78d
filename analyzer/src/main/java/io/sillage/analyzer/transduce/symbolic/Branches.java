package io.sillage.analyzer.transduce.symbolic;

import io.sillage.analyzer.transduce.Limits;
import io.sillage.analyzer.transduce.Machine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A machine without input epsilons, made input-deterministic for a runner: its states are sets of the machine's, each a
 * branch that may still turn out to be the accepted one. As outputs read the input that they stand at, they can't wait
 * for the decision; so each branch goes on with registers of its own, and what the branches have in common is not said
 * earlier. A machine that is deterministic has one branch everywhere.
 *
 * <pre>
 *   next[state * letters + letter]   the state then, -1 where no branch can go on
 *   from[…][branch]                  of each branch then: which branch it was before
 *   outputs[…][branch]               and the output label of the arc that it took
 * </pre>
 *
 * If a machine is functional, branches that meet in one state have said the same; the first is kept.
 */
public final class Branches {
    /** Where no branch goes on. */
    public static final int NOWHERE = -1;

    private record Key(List<Integer> states) {}

    private final Machine machine;
    private final int letters;
    private final Limits limits;
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<int[]> sets = new ArrayList<>();
    private int[] next = new int[0];
    private int[][] from = new int[0][];
    private int[][] outputs = new int[0][];
    private int[] finals = new int[0];
    private boolean[] last = new boolean[0];

    /**
     * @param machine trimmed, without epsilon inputs
     * @param letters its input labels are 1 to this number
     * @throws io.sillage.analyzer.transduce.Refused if there are more sets of states than the limit
     */
    public Branches(Machine machine, int letters, Limits limits) {
        this.machine = machine;
        this.letters = letters;
        this.limits = limits;
        if (machine.start() != Machine.NO_STATE) {
            number(new int[] {machine.start()});
        }
        for (int state = 0; state < sets.size(); state++) {
            grow();
            for (int letter = 1; letter <= letters; letter++) {
                step(state, letter);
            }
            finals[state] = finalBranch(sets.get(state));
            last[state] = isLast(state);
        }
    }

    private void grow() {
        int size = sets.size() * (letters + 1);
        int before = next.length;
        if (size > before) {
            next = Arrays.copyOf(next, size * 2);
            Arrays.fill(next, before, next.length, NOWHERE);
            from = Arrays.copyOf(from, next.length);
            outputs = Arrays.copyOf(outputs, next.length);
            finals = Arrays.copyOf(finals, next.length / (letters + 1) + 1);
            last = Arrays.copyOf(last, finals.length);
        }
    }

    private void step(int state, int letter) {
        List<int[]> moves = new ArrayList<>();
        int[] branches = sets.get(state);
        for (int branch = 0; branch < branches.length; branch++) {
            for (int a = machine.firstArc(branches[branch]); a < machine.firstArc(branches[branch] + 1); a++) {
                int to = machine.to(a);
                if (machine.in(a) == letter && moves.stream().noneMatch(move -> machine.to(move[1]) == to)) {
                    moves.add(new int[] {branch, a});
                }
            }
        }
        if (!moves.isEmpty()) {
            int at = state * (letters + 1) + letter;
            from[at] = moves.stream().mapToInt(move -> move[0]).toArray();
            outputs[at] = moves.stream().mapToInt(move -> machine.out(move[1])).toArray();
            next[at] =
                    number(moves.stream().mapToInt(move -> machine.to(move[1])).toArray());
        }
    }

    private int number(int[] states) {
        Key key = new Key(Arrays.stream(states).boxed().toList());
        Integer before = numbers.putIfAbsent(key, sets.size());
        if (before != null) {
            return before;
        }
        sets.add(states);
        limits.check(sets.size(), "determinising");
        return sets.size() - 1;
    }

    private int finalBranch(int[] branches) {
        for (int i = 0; i < branches.length; i++) {
            if (machine.isFinal(branches[i])) {
                return i;
            }
        }
        return NOWHERE;
    }

    public int states() {
        return sets.size();
    }

    /** The most branches that a state has. */
    public int width() {
        return sets.stream().mapToInt(set -> set.length).max().orElse(1);
    }

    /** The machine's states that a state stands for, a branch each. */
    public int[] branches(int state) {
        return sets.get(state).clone();
    }

    public int next(int state, int letter) {
        return next[state * (letters + 1) + letter];
    }

    /** For each branch of the next state, which branch of this state it comes from. */
    public int[] from(int state, int letter) {
        return from[state * (letters + 1) + letter];
    }

    /** For each branch of the next state, the machine's output label on the way. */
    public int[] outputs(int state, int letter) {
        return outputs[state * (letters + 1) + letter];
    }

    /** The branch that is accepted if the word ends here, {@link #NOWHERE} if none is. */
    public int accepted(int state) {
        return finals[state];
    }

    /** Whether no letter leads on. */
    public boolean last(int state) {
        return last[state];
    }

    private boolean isLast(int state) {
        for (int letter = 1; letter <= letters; letter++) {
            if (next(state, letter) != NOWHERE) {
                return false;
            }
        }
        return true;
    }
}
