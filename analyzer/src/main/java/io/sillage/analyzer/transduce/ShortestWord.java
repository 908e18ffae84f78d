package io.sillage.analyzer.transduce;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A shortest input word of a machine, by letters; weights don't count. Breadth first, linear. */
public final class ShortestWord {
    private ShortestWord() {}

    /** Null if the machine knows no word. */
    public static @Nullable Word of(Machine machine) {
        int[] reachedBy = new int[machine.states()];
        int[] source = new int[machine.states()];
        Arrays.fill(source, -2);
        ZeroOneQueue queue = new ZeroOneQueue();
        int[] letters = Reach.lettersToFinal(machine);
        int state = machine.start();
        if (state == Machine.NO_STATE || letters[state] < 0) {
            return null;
        }
        return descend(machine, letters, queue, reachedBy, source);
    }

    /** A search over arcs that come nearer to the end, each state once. */
    private static Word descend(Machine machine, int[] letters, ZeroOneQueue queue, int[] reachedBy, int[] source) {
        queue.add(machine.start(), 0);
        source[machine.start()] = -1;
        while (queue.poll()) {
            int state = queue.item();
            if (machine.isFinal(state)) {
                return path(machine, state, reachedBy, source);
            }
            for (int arc = machine.firstArc(state); arc < machine.firstArc(state + 1); arc++) {
                int step = machine.in(arc) == Machine.EPSILON ? 0 : 1;
                int next = machine.to(arc);
                if (letters[next] == letters[state] - step && letters[next] >= 0 && source[next] == -2) {
                    source[next] = state;
                    reachedBy[next] = arc;
                    queue.add(next, queue.distance() + step);
                }
            }
        }
        throw new IllegalStateException("Bug: a state is at a distance from the end, but no path leads there");
    }

    private static Word path(Machine machine, int last, int[] reachedBy, int[] source) {
        Word word = Word.EMPTY;
        for (int state = last; source[state] >= 0; state = source[state]) {
            word = Word.ofLabel(machine.in(reachedBy[state])).before(word);
        }
        return word;
    }
}
