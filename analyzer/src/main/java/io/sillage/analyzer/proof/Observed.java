package io.sillage.analyzer.proof;

import io.sillage.analyzer.engine.Given;
import io.sillage.analyzer.language.Action;
import io.sillage.analyzer.language.Condition;
import io.sillage.analyzer.language.Function;
import io.sillage.analyzer.language.Place;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.language.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A program whose records say what the registers hold that a condition depends on.
 *
 * @param closed whether these do not depend on the values or times of events, and one set of them is kept
 * @param timed whether they depend on times
 */
record Observed(Program program, boolean closed, boolean timed) {
    static Observed of(Program program, Condition condition) {
        Set<String> asked = new HashSet<>();
        condition.predicate().eachAtom(atom -> asked.add(condition.fields().get(atom.field())));
        Program asking = recording(
                program,
                program.record().stream()
                        .filter(field -> asked.contains(field.name()))
                        .toList());
        List<String> relevant = Relevant.of(asking).names();
        boolean ofKey = program.keyFields().stream()
                .anyMatch(field -> asked.contains(program.fields().get(field)));
        boolean sliceTimes = relevant.contains("slice.start") || relevant.contains("slice.end");
        Set<String> read = reads(program, relevant);
        boolean closed = !ofKey
                && !sliceTimes
                && read.isEmpty()
                && program.branches().width() == 1
                && !guardsReadKey(program)
                && (program.idleNanos() == 0 || program.everyNanos() == 0);
        boolean timed = sliceTimes || read.contains("mono") || read.contains("time");
        List<Program.Field> shown = new ArrayList<>();
        relevant.forEach(name -> shown(name, program.registers().get(name), shown));
        return new Observed(recording(asking, shown), closed, timed);
    }

    /** Then events of some classes can't be of the same slice. */
    private static boolean guardsReadKey(Program program) {
        boolean[] found = new boolean[1];
        program.alphabet()
                .guards()
                .forEach(guard ->
                        guard.eachAtom(atom -> found[0] |= program.keyFields().contains(atom.field())));
        return found[0];
    }

    /** The fields of events that are put into any of these registers. */
    private static Set<String> reads(Program program, List<String> registers) {
        Set<String> fields = new HashSet<>();
        program.positions().stream()
                .flatMap(position -> position.actions().stream())
                .filter(action -> registers.contains(action.register()))
                .forEach(action -> collect(action.term(), fields));
        return fields;
    }

    private static void collect(Term term, Set<String> fields) {
        if (term instanceof Term.Field field) {
            fields.add(field.name());
        } else if (term instanceof Term.Binary binary) {
            collect(binary.left(), fields);
            collect(binary.right(), fields);
        } else if (term instanceof Term.Call call) {
            call.arguments().forEach(part -> collect(part, fields));
        }
    }

    private static void shown(String name, Action.@org.jspecify.annotations.Nullable Op op, List<Program.Field> shown) {
        Term register = new Term.Register(name, Place.NOWHERE);
        if (op == Action.Op.SKETCH) {
            for (Function function : List.of(Function.COUNT, Function.P50, Function.P99, Function.LARGEST)) {
                shown.add(new Program.Field(
                        name + " " + function.word(), new Term.Call(function, List.of(register), Place.NOWHERE)));
            }
        } else {
            shown.add(new Program.Field(name, register));
        }
    }

    private static Program recording(Program of, List<Program.Field> record) {
        return new Program(
                of.name(),
                of.over(),
                of.fields(),
                of.keyFields(),
                of.strict(),
                of.idleNanos(),
                true,
                0,
                of.events(),
                of.alphabet(),
                of.machine(),
                of.positions(),
                of.branches(),
                of.registers(),
                record,
                of.remarks(),
                of.source());
    }

    /** What the registers hold after a log, in the slice that is open at its end. */
    String after(List<String> lines) {
        List<Given> given = Played.records(program, lines);
        return given.isEmpty() ? "" : given.get(given.size() - 1).json();
    }
}
