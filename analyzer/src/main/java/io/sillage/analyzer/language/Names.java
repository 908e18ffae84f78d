package io.sillage.analyzer.language;

import io.sillage.analyzer.transduce.symbolic.Predicate;
import io.sillage.analyzer.transduce.symbolic.Test;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each name of a transducer stands for: a field's number, a register, an event's condition. */
final class Names {
    /** What a record can say of its slice besides its registers. */
    static final Set<String> OF_SLICE =
            Set.of("slice.start", "slice.end", "slice.duration_ns", "slice.events", "slice.ended");

    private static final int MOST_TESTS = 10_000;
    private static final int MOST_DEPTH = 200;

    private final Definition definition;
    private final Vocabulary vocabulary;
    private final List<String> fields = new ArrayList<>();
    private int asked;
    private int tests;
    private int depth;
    private final Map<String, Action.Op> registers = new LinkedHashMap<>();

    Names(Definition definition, Vocabulary vocabulary) {
        this.definition = definition;
        this.vocabulary = vocabulary;
        definition.match().eachAtom(atom -> atom.actions().forEach(this::register));
    }

    private void register(Action action) {
        String name = action.register();
        if (vocabulary.known(name) || OF_SLICE.contains(name)) {
            throw new Mistake(
                    action.place(),
                    "'" + name + "' is a field of " + vocabulary.owners() + "; a register needs a name of its own");
        }
        Action.Op before = registers.putIfAbsent(name, action.op());
        if (before != null
                && before != action.op()
                && (before.keepsMany() || action.op().keepsMany())) {
            throw new Mistake(
                    action.place(),
                    "register '" + name + "' is used with " + before.sign() + " and with "
                            + action.op().sign() + "; one that keeps many values has one kind");
        }
    }

    List<String> fields() {
        return List.copyOf(fields);
    }

    /** Each with an operator that is used on it, by the order of their first use. */
    Map<String, Action.Op> registers() {
        return registers;
    }

    int field(String name) {
        int at = fields.indexOf(name);
        if (at < 0) {
            fields.add(name);
            return fields.size() - 1;
        }
        return at;
    }

    /** An event's condition, with the fields by number. */
    Predicate predicate(Definition.Event event) {
        asked = definition.events().indexOf(event);
        tests = 0;
        return predicate(event.guard(), asked);
    }

    /** What an event names is put in its place, so a short text can stand for a long condition, or for a deep one. */
    private void count(int tests, int depth, int declared) {
        if (tests > MOST_TESTS || depth > MOST_DEPTH) {
            Definition.Event event = definition.events().get(declared);
            throw new Mistake(
                    event.place(),
                    "the condition of '" + event.name() + "', with those of the events that it names, has more than "
                            + (tests > MOST_TESTS ? MOST_TESTS + " tests" : MOST_DEPTH + " events in one another"));
        }
    }

    private Predicate predicate(Guard guard, int declared) {
        if (guard instanceof Guard.Field test) {
            count(++tests, 0, asked);
            return Predicate.of(field(checked(test)), test.test());
        } else if (guard instanceof Guard.Named named) {
            count(tests, ++depth, asked);
            Definition.Event other = earlier(named, declared);
            Predicate inner = predicate(other.guard(), definition.events().indexOf(other));
            depth--;
            return inner;
        } else if (guard instanceof Guard.Not not) {
            return predicate(not.of(), declared).not();
        } else if (guard instanceof Guard.All all) {
            return Predicate.all(
                    all.parts().stream().map(part -> predicate(part, declared)).toList());
        } else if (guard instanceof Guard.Any any) {
            return Predicate.any(
                    any.parts().stream().map(part -> predicate(part, declared)).toList());
        }
        throw new IllegalStateException("Bug: a guard of no kind");
    }

    private Definition.Event earlier(Guard.Named named, int declared) {
        List<Definition.Event> before = definition.events().subList(0, declared);
        for (Definition.Event event : before) {
            if (event.name().equals(named.event())) {
                return event;
            }
        }
        if (registers.containsKey(named.event())) {
            throw new Mistake(
                    named.place(),
                    "a guard can't read the register '" + named.event()
                            + "': guards see one event and nothing before it, so that everything about them can be proved");
        }
        List<String> known = before.stream().map(Definition.Event::name).toList();
        String hint = vocabulary.known(named.event())
                ? "; it is a field, and a field needs a test such as == or exists"
                : Words.nearest(named.event(), known);
        throw new Mistake(named.place(), "no event '" + named.event() + "' is declared above" + hint);
    }

    private String checked(Guard.Field test) {
        String name = test.name();
        if (registers.containsKey(name)) {
            throw new Mistake(
                    test.place(),
                    "a guard can't read the register '" + name
                            + "': guards see one event and nothing before it, so that everything about them can be proved");
        }
        Catalog.@Nullable Type type = vocabulary.type(name);
        if (type == null) {
            if (!test.quoted()) {
                checkKnown(name, test.place());
            }
        } else if (!suits(type, test.test())) {
            throw new Mistake(test.place(), "'" + name + "' is " + described(type) + ", so this test is never true");
        }
        return name;
    }

    private static boolean suits(Catalog.Type type, Test test) {
        if (test instanceof Test.Exists) {
            return true;
        }
        boolean text =
                test instanceof Test.Matches || test instanceof Test.Equal equal && equal.constant() instanceof String;
        boolean yesOrNo = test instanceof Test.Equal equal && equal.constant() instanceof Boolean;
        return switch (type) {
            case TEXT -> text;
            case BOOLEAN -> yesOrNo;
            case INTEGER, REAL -> !text && !yesOrNo;
            case TIME, LIST -> false;
        };
    }

    private static String described(Catalog.Type type) {
        return switch (type) {
            case TEXT -> "a text";
            case INTEGER, REAL -> "a number";
            case BOOLEAN -> "true or false";
            case TIME -> "a time, of which guards can only ask whether it exists (use --since and --until)";
            case LIST -> "a list, of which guards can only ask whether it exists";
        };
    }

    private void checkKnown(String field, Place place) {
        if (!vocabulary.known(field)) {
            throw new Mistake(place, vocabulary.unknown(field));
        }
    }

    /** A value in an action: names that actions set are registers, others fields. */
    Term resolve(Term term, boolean inRecord) {
        if (term instanceof Term.Field field) {
            return name(field, inRecord);
        } else if (term instanceof Term.Binary binary) {
            return new Term.Binary(
                    binary.operator(),
                    resolve(binary.left(), inRecord),
                    resolve(binary.right(), inRecord),
                    binary.place());
        } else if (term instanceof Term.Call call) {
            return call(call, inRecord);
        }
        return term;
    }

    private Term name(Term.Field field, boolean inRecord) {
        if (!field.quoted() && (registers.containsKey(field.name()) || OF_SLICE.contains(field.name()) && inRecord)) {
            if (keepsMany(field.name()) && !(inRecord && registers.get(field.name()) == Action.Op.APPEND)) {
                throw new Mistake(
                        field.place(),
                        "register '" + field.name() + "' is a "
                                + (registers.get(field.name()) == Action.Op.APPEND ? "list" : "sketch")
                                + "; a record asks it with count, p50, p90, p99, largest or quantile");
            }
            return new Term.Register(field.name(), field.place());
        }
        if (inRecord) {
            throw new Mistake(
                    field.place(),
                    "no action sets a register '" + field.name() + "'"
                            + Words.nearest(field.name(), registers.keySet())
                            + "; a record is made of registers and of "
                            + String.join(", ", OF_SLICE.stream().sorted().toList()));
        }
        if (!field.quoted()) {
            checkKnown(field.name(), field.place());
        }
        field(field.name());
        return field;
    }

    private boolean keepsMany(String register) {
        Action.@Nullable Op op = registers.get(register);
        return op != null && op.keepsMany();
    }

    private Term call(Term.Call call, boolean inRecord) {
        if (!call.function().ofRegisters()) {
            return new Term.Call(
                    call.function(),
                    call.arguments().stream()
                            .map(part -> resolve(part, inRecord))
                            .toList(),
                    call.place());
        }
        Term first = call.arguments().get(0);
        Action.@Nullable Op op = first instanceof Term.Field field ? registers.get(field.name()) : null;
        boolean fits = op == Action.Op.SKETCH || op == Action.Op.APPEND && call.function() == Function.COUNT;
        if (!inRecord || !fits) {
            throw new Mistake(
                    call.place(),
                    call.function().word() + " asks a register that ~= fills"
                            + (call.function() == Function.COUNT ? ", or ++=" : "")
                            + ", in the record that 'emit' gives");
        }
        if (call.function() == Function.QUANTILE && !isShare(call.arguments().get(1))) {
            throw new Mistake(
                    call.place(), "quantile takes a share from 0 to 1, as in quantile(" + first.text() + ", 0.999)");
        }
        List<Term> arguments = new ArrayList<>(call.arguments());
        arguments.set(0, new Term.Register(((Term.Field) first).name(), first.place()));
        return new Term.Call(call.function(), List.copyOf(arguments), call.place());
    }

    private static boolean isShare(Term term) {
        return term instanceof Term.Literal literal
                && literal.value() instanceof Number number
                && number.doubleValue() >= 0
                && number.doubleValue() <= 1;
    }
}
