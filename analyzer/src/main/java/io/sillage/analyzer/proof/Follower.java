package io.sillage.analyzer.proof;

import io.sillage.analyzer.language.Action;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.language.Term;
import io.sillage.analyzer.transduce.symbolic.Branches;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Follows one slice of a program over symbols, by the same rules as the engine's {@code Keyed} does over values. */
final class Follower {
    /** The monotonic time of the event, as the engine takes it. */
    private static final Symbol NOW = new Symbol.OfEvent("the event's time");

    private static final Symbol ONE = new Symbol.Constant(1L);

    private final Program program;
    private final Branches branches;
    private final Relevant relevant;
    private final int perFile;

    /** What came of one step. */
    record Step(Slice slice, List<Said> said, boolean touched) {}

    Follower(Program program) {
        this.program = program;
        branches = program.branches();
        relevant = Relevant.of(program);
        perFile = relevant.names().size();
    }

    Step event(Slice slice, int letter, boolean keyed) {
        if (letter == program.alphabet().none()) {
            return program.strict() && keyed && slice.isOpen()
                    ? new Step(Slice.NONE, concluded(slice), false)
                    : new Step(slice, List.of(), false);
        }
        int next = slice.isOpen() ? branches.next(slice.state(), letter) : Branches.NOWHERE;
        if (next != Branches.NOWHERE) {
            return moved(slice, letter, List.of());
        }
        if (!keyed) {
            return new Step(slice, List.of(), false);
        }
        List<Said> said = slice.isOpen() ? concluded(slice) : List.of();
        return branches.states() > 0 && branches.next(0, letter) != Branches.NOWHERE
                ? moved(begun(), letter, said)
                : new Step(Slice.NONE, said, false);
    }

    private Slice begun() {
        List<Symbol> file = new ArrayList<>(Collections.nCopies(perFile, Symbol.ABSENT));
        relevant.begin(file, NOW);
        return new Slice(0, file);
    }

    private Step moved(Slice slice, int letter, List<Said> before) {
        int[] from = branches.from(slice.state(), letter);
        int[] outputs = branches.outputs(slice.state(), letter);
        List<Symbol> files = new ArrayList<>();
        for (int branch = 0; branch < outputs.length; branch++) {
            List<Symbol> file = new ArrayList<>(file(slice, from[branch]));
            for (Action action : program.positions().get(outputs[branch]).actions()) {
                act(action, file);
            }
            relevant.touch(file, NOW, ONE);
            files.addAll(file);
        }
        Slice moved = new Slice(branches.next(slice.state(), letter), List.copyOf(files));
        if (!branches.last(moved.state())) {
            return new Step(moved, before, true);
        }
        List<Said> said = new ArrayList<>(before);
        said.add(said(moved, "match"));
        return new Step(Slice.NONE, said, true);
    }

    private List<Symbol> file(Slice slice, int branch) {
        return slice.files().subList(branch * perFile, (branch + 1) * perFile);
    }

    private void act(Action action, List<Symbol> file) {
        int at = relevant.names().indexOf(action.register());
        if (at >= 0) {
            Symbol value = SymbolicTerms.value(action.term(), name -> relevant.get(file, name));
            file.set(at, SymbolicTerms.after(action.op(), file.get(at), value));
        }
    }

    private List<Said> concluded(Slice slice) {
        if (accepted(slice)) {
            return List.of(said(slice, "match"));
        }
        return program.interim() ? List.of(said(slice, "broken")) : List.of();
    }

    private boolean accepted(Slice slice) {
        return branches.accepted(slice.state()) != Branches.NOWHERE;
    }

    /** What is said if the slice ends here for that reason. */
    List<Said> ended(Slice slice, String why) {
        return slice.isOpen() && (accepted(slice) || program.interim()) ? List.of(said(slice, why)) : List.of();
    }

    /** What is said if a time comes at which interim records are due. */
    List<Said> ticked(Slice slice) {
        return slice.isOpen() && program.everyNanos() > 0 ? List.of(said(slice, "open")) : List.of();
    }

    private Said said(Slice slice, String why) {
        List<Symbol> file = file(slice, Math.max(0, branches.accepted(slice.state())));
        Map<String, Symbol> fields = new LinkedHashMap<>();
        for (Program.Field field : program.record()) {
            Term term = field.term();
            Symbol value = SymbolicTerms.value(
                    term, name -> name.equals("slice.ended") ? new Symbol.Constant(why) : relevant.get(file, name));
            if (!value.equals(Symbol.ABSENT)) {
                fields.put(field.name(), value);
            }
        }
        return new Said(why, accepted(slice), fields);
    }
}
