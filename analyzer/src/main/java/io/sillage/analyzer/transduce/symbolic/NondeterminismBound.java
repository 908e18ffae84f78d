package io.sillage.analyzer.transduce.symbolic;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Whether an automaton can be made deterministic within bounds; the library, once begun, goes on until memory is full. */
final class NondeterminismBound {
    private static final long MOST_STEPS = 20_000_000;

    private NondeterminismBound() {}

    static boolean passed(Automaton automaton, int most) {
        Set<Character> points = new TreeSet<>();
        for (State state : automaton.getStates()) {
            for (Transition arc : state.getTransitions()) {
                points.add(arc.getMin());
                if (arc.getMax() < Character.MAX_VALUE) {
                    points.add((char) (arc.getMax() + 1));
                }
            }
        }
        Set<Set<State>> known = new HashSet<>();
        Deque<Set<State>> open = new ArrayDeque<>();
        open.add(Set.of(automaton.getInitialState()));
        known.add(Set.of(automaton.getInitialState()));
        long steps = 0;
        while (!open.isEmpty()) {
            Set<State> from = open.remove();
            for (char point : points) {
                Set<State> to = new HashSet<>();
                for (State state : from) {
                    for (Transition arc : state.getTransitions()) {
                        steps++;
                        if (arc.getMin() <= point && point <= arc.getMax()) {
                            to.add(arc.getDest());
                        }
                    }
                }
                if (known.add(to)) {
                    open.add(to);
                }
                if (known.size() > most || steps > MOST_STEPS) {
                    return true;
                }
            }
        }
        return false;
    }
}
