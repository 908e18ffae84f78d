package io.sillage.analyzer.transduce.text;

import io.sillage.analyzer.transduce.Machine;
import io.sillage.analyzer.transduce.MachineBuilder;
import io.sillage.analyzer.transduce.Semiring;
import io.sillage.analyzer.transduce.StandardSemiring;
import io.sillage.analyzer.transduce.Symbols;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A machine as JSON, there and back:
 *
 * <pre>
 *   {"semiring": "tropical", "states": 2, "start": 0, "finals": [[1, 0.5]], "arcs": [[0, 1, "a", "b", 0.0]]}
 * </pre>
 *
 * Finals are state and weight; arcs source, target, input, output, weight. Labels are texts if the machine names them,
 * else numbers. Weights that are infinite are the texts {@code "Infinity"} and {@code "-Infinity"}.
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
                json.append(comma).append('[').append(state).append(", ");
                json.append(weight(machine.finalWeight(state))).append(']');
                comma = ", ";
            }
        }
        json.append("], \"arcs\": [");
        comma = "";
        for (int state = 0; state < machine.states(); state++) {
            for (int arc = machine.firstArc(state); arc < machine.firstArc(state + 1); arc++) {
                json.append(comma).append('[').append(state).append(", ").append(machine.to(arc));
                json.append(", ").append(label(machine, machine.in(arc)));
                json.append(", ").append(label(machine, machine.out(arc)));
                json.append(", ").append(weight(machine.weight(arc))).append(']');
                comma = ", ";
            }
        }
        return json.append("]}\n").toString();
    }

    private static String weight(double weight) {
        return Double.isInfinite(weight) ? "\"" + weight + "\"" : Double.toString(weight);
    }

    private static String label(Machine machine, int label) {
        Symbols symbols = machine.symbols();
        return symbols == null ? Integer.toString(label) : JsonText.quoted(symbols.name(label));
    }

    /**
     * @param symbols where names get their numbers; null if labels are numbers
     * @throws Malformed with the place of the fault
     */
    public static Machine read(String file, String text, @Nullable Symbols symbols) {
        JsonText json = new JsonText(file, text);
        try {
            return machine((Map<?, ?>) json.whole(), symbols);
        } catch (ClassCastException | NullPointerException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw json.fault("a machine as `--json` writes it", "compare with: sillage fst trim A.att --json");
        }
    }

    private static Machine machine(Map<?, ?> json, @Nullable Symbols symbols) {
        String word = String.valueOf(json.get("semiring"));
        Semiring semiring = Arrays.stream(StandardSemiring.values())
                .filter(known -> known.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such semiring"));
        MachineBuilder machine = new MachineBuilder(semiring, symbols);
        int states = number(json.get("states"));
        for (int state = 0; state < states; state++) {
            machine.state();
        }
        int start = number(json.get("start"));
        machine.start(start < 0 ? Machine.NO_STATE : within(start, states));
        for (Object each : list(json.get("finals"))) {
            List<?> end = (List<?>) each;
            machine.end(within(number(end.get(0)), states), weightOf(end.get(1)));
        }
        for (Object each : list(json.get("arcs"))) {
            List<?> arc = (List<?>) each;
            int source = within(number(arc.get(0)), states);
            int target = within(number(arc.get(1)), states);
            machine.arc(
                    source, labelOf(arc.get(2), symbols), labelOf(arc.get(3), symbols), weightOf(arc.get(4)), target);
        }
        return machine.build();
    }

    private static List<?> list(@Nullable Object json) {
        return (List<?>) Objects.requireNonNull(json);
    }

    private static int within(int state, int states) {
        if (state < 0 || state >= states) {
            throw new IllegalArgumentException("no such state");
        }
        return state;
    }

    private static int number(@Nullable Object json) {
        double number = (Double) Objects.requireNonNull(json);
        return (int) number;
    }

    private static double weightOf(Object json) {
        return json instanceof Double number ? number : Double.parseDouble((String) json);
    }

    private static int labelOf(Object json, @Nullable Symbols symbols) {
        if (symbols != null) {
            return symbols.intern(json instanceof String name ? name : Integer.toString(number(json)));
        }
        int label = number(json);
        if (label < 0) {
            throw new IllegalArgumentException("negative label");
        }
        return label;
    }
}
