package io.sillage.analyzer.language;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the places of an expression that read an event, from 1; a place that is repeated keeps its number. Two places on
 * both sides of an {@code &} that read an event together are one more.
 */
final class Positions {
    private final Names names;
    private final Map<Place, Integer> atoms = new HashMap<>();
    private final Map<List<Integer>, Integer> joint = new HashMap<>();
    private final List<Program.Position> positions = new ArrayList<>();

    Positions(Names names) {
        this.names = names;
        positions.add(new Program.Position("", List.of(), Place.NOWHERE));
    }

    int of(Expression.Atom atom) {
        Integer known = atoms.get(atom.place());
        if (known != null) {
            return known;
        }
        List<Action> actions = atom.actions().stream()
                .map(action ->
                        new Action(action.register(), action.op(), names.resolve(action.term(), false), action.place()))
                .toList();
        int number = add(new Program.Position(atom.event(), actions, atom.place()));
        atoms.put(atom.place(), number);
        return number;
    }

    /** The place at which both read an event: what the left one does is done first. */
    int joint(int left, int right) {
        List<Integer> both = List.of(left, right);
        Integer known = joint.get(both);
        if (known != null) {
            return known;
        }
        Program.Position a = positions.get(left);
        Program.Position b = positions.get(right);
        String event = a.event().equals(b.event()) ? a.event() : a.event() + " & " + b.event();
        List<Action> actions = new ArrayList<>(a.actions());
        actions.addAll(b.actions());
        int number = add(new Program.Position(event, List.copyOf(actions), a.place()));
        joint.put(both, number);
        return number;
    }

    private int add(Program.Position position) {
        positions.add(position);
        return positions.size() - 1;
    }

    /** The places of the expression of which none is among those that a machine writes, neither alone nor with another. */
    List<Program.Position> missing(BitSet written) {
        BitSet reached = (BitSet) written.clone();
        // those that are joint have higher numbers than what they are made of
        joint.entrySet().stream()
                .sorted((a, b) -> b.getValue() - a.getValue())
                .filter(pair -> reached.get(pair.getValue()))
                .forEach(pair -> pair.getKey().forEach(reached::set));
        return atoms.values().stream()
                .filter(number -> !reached.get(number))
                .sorted()
                .map(positions::get)
                .toList();
    }

    Program.Position[] all() {
        return positions.toArray(Program.Position[]::new);
    }
}
