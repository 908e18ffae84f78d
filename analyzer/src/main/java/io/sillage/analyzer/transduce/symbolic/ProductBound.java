package io.sillage.analyzer.transduce.symbolic;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;
import io.sillage.analyzer.transduce.Refused;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How large the languages of one field may become when they are intersected with one another; counted before it is done, as
 * the library, once begun, goes on until memory is full.
 */
final class ProductBound {
    private static final int MOST_STATES = 200_000;

    /** A state of each; the second is null where the word has left the second language for ever. */
    private record Both(State first, @Nullable State second) {}

    private final int tests;
    private int states;

    /** @param tests of the field, for the message */
    ProductBound(int tests) {
        this.tests = tests;
    }

    /**
     * Counts the states of what two deterministic automata have in common, and of what the second lacks.
     *
     * @throws Refused if all that were counted are too many
     */
    void check(Automaton first, Automaton second) {
        Set<Both> known = new HashSet<>();
        Deque<Both> open = new ArrayDeque<>();
        reach(new Both(first.getInitialState(), second.getInitialState()), known, open);
        while (!open.isEmpty()) {
            Both at = open.remove();
            for (Transition arc : at.first().getTransitions()) {
                follow(arc, at.second(), known, open);
            }
        }
    }

    private void follow(Transition arc, @Nullable State second, Set<Both> known, Deque<Both> open) {
        int covered = 0;
        if (second != null) {
            for (Transition other : second.getTransitions()) {
                int low = Math.max(arc.getMin(), other.getMin());
                int high = Math.min(arc.getMax(), other.getMax());
                if (low <= high) {
                    covered += high - low + 1;
                    reach(new Both(arc.getDest(), other.getDest()), known, open);
                }
            }
        }
        if (covered < arc.getMax() - arc.getMin() + 1) {
            reach(new Both(arc.getDest(), null), known, open);
        }
    }

    private void reach(Both both, Set<Both> known, Deque<Both> open) {
        if (known.add(both)) {
            open.add(both);
            if (++states > MOST_STATES) {
                throw new Refused("guards: the " + tests + " tests of one field, taken together, need more than "
                        + MOST_STATES + " states, which is the limit; make its regular expressions shorter or fewer, or"
                        + " write them into several transducers");
            }
        }
    }
}
