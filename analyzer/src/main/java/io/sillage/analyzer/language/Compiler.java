package io.sillage.analyzer.language;

import io.sillage.analyzer.transduce.Limits;
import io.sillage.analyzer.transduce.Machine;
import io.sillage.analyzer.transduce.Refused;
import io.sillage.analyzer.transduce.symbolic.Alphabet;
import io.sillage.analyzer.transduce.symbolic.Branches;
import io.sillage.analyzer.transduce.symbolic.Predicate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From a definition to a program: names, the alphabet of the guards, the machine of the expression, the proof that no log
 * can be read in two ways with different results, the tables.
 */
public final class Compiler {
    private static final Set<String> ALWAYS = Set.of("transducer", "ended", "complete");

    private final Definition definition;
    private final @Nullable Program over;
    private final Vocabulary vocabulary;
    private final Limits limits;
    private final Names names;
    private final List<String> remarks = new ArrayList<>();

    private Compiler(Definition definition, @Nullable Program over, Limits limits) {
        this.definition = definition;
        this.over = over;
        this.limits = limits;
        vocabulary = over == null ? Vocabulary.EVENTS : Vocabulary.ofRecords(over);
        names = new Names(definition, vocabulary);
    }

    /**
     * The transducers of a file, in its order.
     *
     * @throws Mistake for the first thing that can't be meant, or that is refused, with its place
     */
    public static List<Program> compile(String text, Limits limits) {
        return compile(text, List.of(), limits);
    }

    /** @param key the fields that name a slice; none: those that the file says */
    public static List<Program> compile(String text, List<String> key, Limits limits) {
        List<Program> programs = new ArrayList<>();
        for (Definition written : Parser.definitions(text)) {
            Definition definition = key.isEmpty() || written.over() != null ? written : written.keyedBy(key);
            try {
                programs.add(new Compiler(definition, over(definition, programs), limits).program());
            } catch (Refused refused) {
                String why = String.valueOf(refused.getMessage())
                        .replace(Limits.REMEDY, "; shorter repetitions and fewer events side by side need less");
                throw new Mistake(definition.place(), "transducer '" + definition.name() + "' is refused: " + why);
            }
        }
        return programs;
    }

    private static @Nullable Program over(Definition definition, List<Program> before) {
        String wanted = definition.over();
        if (wanted == null) {
            return null;
        }
        for (Program program : before) {
            if (program.name().equals(wanted)) {
                return program;
            }
        }
        List<String> names = before.stream().map(Program::name).toList();
        throw new Mistake(
                definition.place(),
                "'over " + wanted + "': no transducer '" + wanted + "' stands above '" + definition.name()
                        + "' in this file" + Words.nearest(wanted, names));
    }

    private Program program() {
        List<Definition.Event> events = mentioned();
        List<Predicate> guards = new ArrayList<>();
        events.forEach(event -> guards.add(names.predicate(event)));
        Alphabet alphabet = new Alphabet(guards);
        List<String> eventNames = events.stream().map(Definition.Event::name).toList();
        checkPossible(events, alphabet);
        List<Integer> key = definition.key().stream().map(this::keyField).toList();
        Positions positions = new Positions(names);
        Machine machine = new MachineMaker(eventNames, alphabet, positions, limits).machine(definition.match());
        Program.Position[] known = positions.all();
        Unreachable.check(machine, positions, definition.match().hasSides());
        Ambiguity.check(machine, known, limits, letter -> letterText(alphabet, eventNames, letter));
        Machine least = Compact.of(machine, known);
        List<String> keyNames = key.stream().map(names.fields()::get).toList();
        definition.emits().forEach(emit -> checkName(emit, keyNames));
        List<Program.Field> record = definition.emits().stream()
                .map(emit -> new Program.Field(emit.name(), names.resolve(emit.term(), true)))
                .toList();
        return new Program(
                definition.name(),
                over,
                names.fields(),
                key,
                definition.strict(),
                definition.idleNanos(),
                definition.interim(),
                definition.everyNanos(),
                eventNames,
                alphabet,
                least,
                List.of(known),
                new Branches(least, alphabet.size(), limits),
                names.registers(),
                record,
                List.copyOf(remarks),
                (over == null ? "" : over.source()) + Source.of(definition));
    }

    /** A record has each name once, and some stand in it anyway. */
    private static void checkName(Definition.Emit emit, List<String> keyNames) {
        boolean ofKey = keyNames.contains(emit.name());
        if (ofKey || ALWAYS.contains(emit.name())) {
            throw new Mistake(
                    emit.place(),
                    "each record has a field '" + emit.name() + "' already" + (ofKey ? ", of its key" : "")
                            + "; emit it under another name, as in: x_"
                            + emit.name().replaceAll("[^A-Za-z0-9_]", "_")
                            + " = …");
        }
    }

    private int keyField(String field) {
        boolean meant = field.startsWith(".");
        String name = meant ? field.substring(1) : field;
        if (over != null && !vocabulary.known(name)) {
            throw new Mistake(definition.place(), vocabulary.unknown(name));
        }
        if (over == null && !meant && !Catalog.known(name)) {
            remarks.add("key '" + name + "' is no field that Sillage gives" + Catalog.nearest(name)
                    + "; one that only your events have has a dot before it: ." + name);
        }
        return names.field(name);
    }

    /** The events that the expression reads, in the order of their declaration. */
    private List<Definition.Event> mentioned() {
        Set<String> used = new LinkedHashSet<>();
        definition.match().eachAtom(atom -> use(atom, used));
        for (Definition.Event event : definition.events()) {
            if (!used.contains(event.name())) {
                remarks.add("event '" + event.name() + "' at " + event.place()
                        + " is not in 'match', so such events are skipped");
            }
        }
        return definition.events().stream()
                .filter(event -> used.contains(event.name()))
                .toList();
    }

    private void use(Expression.Atom atom, Set<String> used) {
        if (definition.event(atom.event()) == null) {
            List<String> known =
                    definition.events().stream().map(Definition.Event::name).toList();
            throw new Mistake(
                    atom.place(),
                    "no event '" + atom.event() + "' is declared" + Words.nearest(atom.event(), known)
                            + "; as in: event " + atom.event() + " = kind == \"…\"");
        }
        used.add(atom.event());
    }

    private static void checkPossible(List<Definition.Event> events, Alphabet alphabet) {
        for (int i = 0; i < events.size(); i++) {
            if (alphabet.letters(i).length == 0) {
                throw new Mistake(
                        events.get(i).place(),
                        "no event can be '" + events.get(i).name() + "': its condition contradicts itself");
            }
        }
    }

    private String letterText(Alphabet alphabet, List<String> events, int letter) {
        List<String> holding = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (alphabet.holds(i, letter)) {
                holding.add(events.get(i));
            }
        }
        return Examples.json(names.fields(), alphabet.example(letter)) + "   " + String.join(" and ", holding);
    }
}
