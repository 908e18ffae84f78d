package io.sillage.analyzer.proof;

import io.sillage.analyzer.language.Action;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.language.Term;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The registers that a record can depend on, directly or through others; and, where a record says when its slice began and
 * ended, these as registers, too. Whatever is put into other registers is no matter.
 *
 * @param names in the order in which they stand in a file
 */
record Relevant(List<String> names) {
    private static final String START = "slice.start";
    private static final String END = "slice.end";
    private static final String EVENTS = "slice.events";
    private static final String DURATION = "slice.duration_ns";

    static Relevant of(Program program) {
        Set<String> names = new LinkedHashSet<>();
        program.record().forEach(field -> collect(field.term(), names));
        List<Action> actions = program.positions().stream()
                .flatMap(position -> position.actions().stream())
                .toList();
        int before = -1;
        while (before < names.size()) {
            before = names.size();
            actions.stream()
                    .filter(action -> names.contains(action.register()))
                    .forEach(action -> collect(action.term(), names));
        }
        return new Relevant(List.copyOf(names));
    }

    private static void collect(Term term, Set<String> names) {
        if (term instanceof Term.Register register) {
            add(register.name(), names);
        } else if (term instanceof Term.Binary binary) {
            collect(binary.left(), names);
            collect(binary.right(), names);
        } else if (term instanceof Term.Call call) {
            call.arguments().forEach(part -> collect(part, names));
        }
    }

    private static void add(String name, Set<String> names) {
        if (name.equals(DURATION)) {
            names.add(START);
            names.add(END);
        } else if (!name.equals("slice.ended")) {
            names.add(name);
        }
    }

    Symbol get(List<Symbol> file, String name) {
        if (name.equals(DURATION)) {
            Symbol start = get(file, START);
            Symbol end = get(file, END);
            return start.equals(end)
                    ? new Symbol.Constant(0L)
                    : new Symbol.Made("from start to end", List.of(start, end));
        }
        int at = names.indexOf(name);
        return at < 0 ? Symbol.ABSENT : file.get(at);
    }

    void begin(List<Symbol> file, Symbol now) {
        put(file, START, now);
        put(file, EVENTS, new Symbol.Constant(0L));
    }

    void touch(List<Symbol> file, Symbol now, Symbol one) {
        put(file, END, now);
        put(file, EVENTS, new Symbol.Made("+=", List.of(get(file, EVENTS), one)));
    }

    private void put(List<Symbol> file, String name, Symbol value) {
        int at = names.indexOf(name);
        if (at >= 0) {
            file.set(at, value);
        }
    }
}
