package io.sillage.analyzer.transduce.text;

import io.sillage.analyzer.transduce.Machine;
import io.sillage.analyzer.transduce.MachineBuilder;
import io.sillage.analyzer.transduce.Semiring;
import io.sillage.analyzer.transduce.Symbols;
import io.sillage.analyzer.transduce.Weight;
import io.sillage.analyzer.transduce.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads AT&amp;T text as OpenFst's fstcompile does:
 *
 * <pre>
 *   SOURCE TARGET IN OUT [WEIGHT]     a transducer's arc
 *   SOURCE TARGET LABEL [WEIGHT]      an acceptor's arc
 *   FINAL [WEIGHT]
 * </pre>
 *
 * The first line's first state is the start; states are numbers or names, numbered as they come. Labels are numbers, or
 * else names: one name makes all of them names. {@code <eps>} and 0 are the empty word. A file with an arc of three fields
 * is an acceptor's. Linear.
 */
public final class AttReader {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");

    private final List<Fields> lines;
    private final Labels labels;
    private final Semiring semiring;
    private final boolean acceptor;
    private final MachineBuilder machine;
    private final Map<String, Integer> states = new HashMap<>();

    private AttReader(List<Fields> lines, Labels labels, Semiring semiring, boolean acceptor) {
        this.lines = lines;
        this.labels = labels;
        this.semiring = semiring;
        this.acceptor = acceptor;
        machine = new MachineBuilder(semiring, labels.symbols());
    }

    /**
     * @param labels what names mean, and which are known
     * @param acceptor whether arcs of four fields have a label and a weight even if none has three fields
     * @throws Malformed with the place of the fault
     */
    public static Machine read(String file, String text, Semiring semiring, Labels labels, boolean acceptor) {
        List<Fields> lines = Fields.of(file, text);
        boolean three = lines.stream().anyMatch(line -> line.size() == 3);
        return new AttReader(lines, labels, semiring, acceptor || three).read();
    }

    /** Whether a text has labels that are not numbers. */
    public static boolean hasNames(String file, String text) {
        List<Fields> lines = Fields.of(file, text);
        boolean acceptor = lines.stream().anyMatch(line -> line.size() == 3);
        return lines.stream()
                .filter(line -> line.size() > 2)
                .anyMatch(line -> isName(line.text(2)) || !acceptor && isName(line.text(3)));
    }

    /** A negative number is neither: among numbers it is a slip, which is shown when it is read. */
    private static boolean isName(String label) {
        return !label.equals(Symbols.EPSILON_NAME) && !NUMBER.matcher(label).matches();
    }

    private Machine read() {
        for (Fields line : lines) {
            int source = state(line.text(0));
            if (machine.states() == 1) {
                machine.start(source);
            }
            if (line.size() <= 2) {
                machine.end(source, line.size() == 1 ? semiring.one() : weight(line, 1));
            } else {
                arc(source, line);
            }
        }
        return machine.build();
    }

    private void arc(int source, Fields line) {
        int plain = acceptor ? 3 : 4;
        if (line.size() > plain + 1) {
            throw line.fault(
                    plain + 1,
                    "the end of the line",
                    acceptor
                            ? "this file has arcs of an acceptor: SOURCE TARGET LABEL [WEIGHT]"
                            : "an arc is SOURCE TARGET IN OUT [WEIGHT]");
        }
        int target = state(line.text(1));
        int in = labels.input(line, 2);
        int out = acceptor ? in : labels.output(line, 3);
        Weight weight = line.size() > plain ? weight(line, plain) : semiring.one();
        machine.arc(source, in, out, weight, target);
    }

    private int state(String name) {
        return states.computeIfAbsent(name, fresh -> machine.state());
    }

    private Weight weight(Fields line, int field) {
        try {
            Weight weight = Weights.parse(line.text(field));
            if (semiring.has(weight)) {
                return semiring.of(weight);
            }
            throw line.fault(
                    field,
                    "a weight of the semiring " + semiring.word(),
                    "it has " + semiring.numbers() + "; correct it, or choose another --semiring");
        } catch (NumberFormatException e) {
            throw line.fault(field, "a weight", String.valueOf(e.getMessage()));
        }
    }
}
