package io.sillage.analyzer.transduce.text;

import io.sillage.analyzer.transduce.Machine;
import io.sillage.analyzer.transduce.MachineBuilder;
import io.sillage.analyzer.transduce.Semiring;
import io.sillage.analyzer.transduce.StandardSemiring;
import io.sillage.analyzer.transduce.Symbols;
import io.sillage.analyzer.transduce.Weight;
import io.sillage.analyzer.transduce.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A machine as JSON, there and back:
 *
 * <pre>
 *   {"semiring": "tropical", "states": 2, "start": 0,
 *    "finals": [{"state": 1, "weight": 0.5}],
 *    "arcs": [{"from": 0, "to": 1, "in": "a", "out": "b", "weight": 2.0}]}
 * </pre>
 *
 * Labels are texts if the machine names them, else numbers. A weight may be left out where it is the semiring's one;
 * infinite ones are the texts {@code "Infinity"} and {@code "-Infinity"}. A machine that knows nothing has start -1.
 */
public final class JsonMachine {
    private JsonMachine() {}

    public static String write(Machine machine) {
        StringBuilder json =
                new StringBuilder("{\"semiring\": \"").append(machine.semiring().word());
        json.append("\", \"states\": ")
                .append(machine.states())
                .append(", \"start\": ")
                .append(machine.start());
        json.append(", \"finals\": [");
        String comma = "";
        for (int state = 0; state < machine.states(); state++) {
            if (machine.isFinal(state)) {
                json.append(comma).append("{\"state\": ").append(state);
                json.append(weight(machine, machine.finalWeight(state))).append('}');
                comma = ", ";
            }
        }
        json.append("], \"arcs\": [");
        comma = "";
        for (int state = 0; state < machine.states(); state++) {
            for (int arc = machine.firstArc(state); arc < machine.firstArc(state + 1); arc++) {
                json.append(comma).append("{\"from\": ").append(state);
                json.append(", \"to\": ").append(machine.to(arc));
                json.append(", \"in\": ").append(label(machine, machine.in(arc)));
                json.append(", \"out\": ").append(label(machine, machine.out(arc)));
                json.append(weight(machine, machine.weight(arc))).append('}');
                comma = ", ";
            }
        }
        return json.append("]}\n").toString();
    }

    private static String weight(Machine machine, Weight weight) {
        if (weight.equals(machine.semiring().one())) {
            return "";
        }
        return ", \"weight\": "
                + (weight.isInfinite() ? "\"" + Weights.text(weight) + "\"" : real(Weights.text(weight)));
    }

    /** Whole ones, too: some readers give 2 and 2.5 different types. */
    private static String real(String text) {
        return text.matches("-?\\d+") ? text + ".0" : text;
    }

    private static String label(Machine machine, int label) {
        Symbols symbols = machine.symbols();
        return symbols == null ? Integer.toString(label) : JsonText.quoted(symbols.name(label));
    }

    /**
     * @param labels what names mean, and which are known
     * @throws Malformed with the place of the fault
     */
    public static Machine read(String file, String text, Labels labels) {
        JsonPlace json = whole(file, text).only(List.of("semiring", "states", "start", "finals", "arcs"));
        Semiring semiring = semiring(json.field("semiring"));
        MachineBuilder machine = new MachineBuilder(semiring, labels.symbols());
        int states = json.field("states").number(0, Integer.MAX_VALUE / 2, "a number of states");
        for (int state = 0; state < states; state++) {
            machine.state();
        }
        machine.start(json.field("start").number(Machine.NO_STATE, states - 1, "a state"));
        for (JsonPlace end : json.field("finals").items()) {
            end.only(List.of("state", "weight"));
            machine.end(state(end.field("state"), states), weight(end.field("weight"), semiring));
        }
        for (JsonPlace arc : json.field("arcs").items()) {
            arc.only(List.of("from", "to", "in", "out", "weight"));
            machine.arc(
                    state(arc.field("from"), states),
                    label(arc.field("in"), labels.symbols(), labels.inputs()),
                    label(arc.field("out"), labels.symbols(), labels.outputs()),
                    weight(arc.field("weight"), semiring),
                    state(arc.field("to"), states));
        }
        return machine.build();
    }

    /**
     * Whether any label is a text.
     *
     * @throws Malformed as {@link #read}
     */
    public static boolean hasNames(String file, String text) {
        return whole(file, text).field("arcs").items().stream()
                .anyMatch(arc -> arc.field("in").value() instanceof String
                        || arc.field("out").value() instanceof String);
    }

    private static JsonPlace whole(String file, String text) {
        return JsonPlace.whole(file, new JsonText(file, text).whole());
    }

    private static Semiring semiring(JsonPlace json) {
        String word = json.text("the name of a semiring");
        return Arrays.stream(StandardSemiring.values())
                .filter(known -> known.word().equals(word))
                .findFirst()
                .orElseThrow(() -> json.fault(
                        "a semiring",
                        "known are "
                                + Arrays.stream(StandardSemiring.values())
                                        .map(Semiring::word)
                                        .collect(Collectors.joining(", "))));
    }

    private static int state(JsonPlace json, int states) {
        return json.number(0, states - 1, "a state");
    }

    private static Weight weight(JsonPlace json, Semiring semiring) {
        if (!json.isThere()) {
            return semiring.one();
        }
        try {
            Weight weight =
                    Weights.parse(json.value() instanceof JsonNumber number ? number.text() : json.text("a weight"));
            if (semiring.has(weight)) {
                return semiring.of(weight);
            }
        } catch (NumberFormatException e) {
            throw json.fault("a weight", String.valueOf(e.getMessage()));
        }
        throw json.fault(
                "a weight of the semiring " + semiring.word(), "it has " + semiring.numbers() + "; correct it");
    }

    private static int label(JsonPlace json, @Nullable Symbols symbols, @Nullable Set<String> known) {
        if (symbols != null && json.value() instanceof String name) {
            return name(json, name, symbols, known);
        }
        int number = json.number(0, Integer.MAX_VALUE, "a label");
        return symbols == null || number == Machine.EPSILON
                ? number
                : name(json, Integer.toString(number), symbols, known);
    }

    private static int name(JsonPlace json, String name, Symbols symbols, @Nullable Set<String> known) {
        if (known != null && !known.contains(name) && !name.equals(Symbols.EPSILON_NAME)) {
            throw json.fault("a symbol of the table", "add it to the table, or correct it here");
        }
        return symbols.intern(name);
    }
}
