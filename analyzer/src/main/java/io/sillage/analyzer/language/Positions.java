package io.sillage.analyzer.language;

import java.util.ArrayList;
import java.util.List;

/** Numbers the places of an expression that read an event, from 1; a place that is repeated keeps its number. */
final class Positions {
    private final Names names;
    private final List<Expression.Atom> atoms = new ArrayList<>();
    private final List<Program.Position> positions = new ArrayList<>();

    Positions(Names names) {
        this.names = names;
        positions.add(new Program.Position("", List.of(), new Place(0, 0)));
    }

    int of(Expression.Atom atom) {
        for (int i = 0; i < atoms.size(); i++) {
            if (atoms.get(i).place().equals(atom.place())) {
                return i + 1;
            }
        }
        atoms.add(atom);
        List<Action> actions = atom.actions().stream()
                .map(action ->
                        new Action(action.register(), action.op(), names.resolve(action.term(), false), action.place()))
                .toList();
        positions.add(new Program.Position(atom.event(), actions, atom.place()));
        return atoms.size();
    }

    Program.Position[] all() {
        return positions.toArray(Program.Position[]::new);
    }
}
