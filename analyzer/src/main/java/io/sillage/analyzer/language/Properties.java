package io.sillage.analyzer.language;

import io.sillage.analyzer.transduce.Answer;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.analyzer.transduce.Machine;
import io.sillage.analyzer.transduce.MachineBuilder;
import io.sillage.analyzer.transduce.Sequential;
import io.sillage.analyzer.transduce.Total;
import io.sillage.analyzer.transduce.Unambiguous;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is proved of a program. That it is functional has been proved when there is a program at all; the others say how it
 * will run.
 */
public record Properties(String transducer, List<Property> properties) {
    /**
     * @param holds {@code yes}, {@code no} or {@code undecided}
     * @param words what it means here
     * @param log a shortest log that shows why not, an event a line; empty where there is none
     */
    public record Property(String name, String holds, String words, List<String> log) {}

    public Properties {
        properties = List.copyOf(properties);
    }

    public static Properties of(Program program, Limits limits) {
        Machine actions =
                Ambiguity.byActions(program.machine(), program.positions().toArray(Program.Position[]::new));
        int[] letters = IntStream.rangeClosed(1, program.alphabet().size())
                .filter(letter -> letter != program.alphabet().none())
                .toArray();
        int branches = program.branches().width();
        List<Property> all = new ArrayList<>();
        all.add(new Property("functional", "yes", "every log has one result", List.of()));
        all.add(property(
                program,
                "unambiguous",
                Unambiguous.of(actions),
                "every log is read in one way",
                "a log is read in several ways, with the same result"));
        all.add(property(
                program,
                "sequential",
                Sequential.of(actions),
                "each event's actions are known when it comes, or a bounded time later",
                "what an event's actions are can depend on events that come any time later"));
        all.add(new Property(
                "deterministic",
                branches == 1 ? "yes" : "no",
                branches == 1
                        ? "one set of registers a slice"
                        : "up to " + branches + " sets of registers a slice, until later events decide",
                List.of()));
        all.add(property(
                program,
                "total",
                Total.of(prefixes(actions), letters, limits),
                "whatever happens next, a slice can go on",
                "an event can come that does not fit: it begins no slice, ends one or breaks it"));
        return new Properties(program.name(), all);
    }

    /** The machine of all beginnings of what it reads; it is trimmed, so each of its states is on the way to an end. */
    private static Machine prefixes(Machine machine) {
        MachineBuilder out = MachineBuilder.like(machine);
        out.copy(machine);
        for (int state = 0; state < machine.states(); state++) {
            out.end(state);
        }
        return out.start(machine.start()).build();
    }

    private static Property property(Program program, String name, Answer answer, String yes, String no) {
        if (answer instanceof Answer.No found) {
            List<String> log = IntStream.of(found.witness().input().letters())
                    .mapToObj(letter -> program.example(letter) + "   " + program.letterName(letter))
                    .toList();
            return new Property(name, "no", no, log.isEmpty() ? List.of("(no event at all)") : log);
        }
        return answer instanceof Answer.Undecided undecided
                ? new Property(name, "undecided", undecided.reason(), List.of())
                : new Property(name, "yes", yes, List.of());
    }
}
