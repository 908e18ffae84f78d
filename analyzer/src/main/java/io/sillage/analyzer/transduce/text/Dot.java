package io.sillage.analyzer.transduce.text;

import io.sillage.analyzer.transduce.Machine;
import io.sillage.analyzer.transduce.Symbols;
import io.sillage.analyzer.transduce.Weight;
import io.sillage.analyzer.transduce.Weights;

/** A drawing for Graphviz: the start in bold, finals with two rings, arcs {@code in:out/weight}. */
public final class Dot {
    private Dot() {}

    public static String write(Machine machine) {
        StringBuilder dot = new StringBuilder("digraph transducer {\n  rankdir=LR;\n  node [shape=circle];\n");
        for (int state = 0; state < machine.states(); state++) {
            dot.append("  ").append(state).append(" [label=\"").append(state);
            if (machine.isFinal(state)) {
                dot.append(weight(machine, machine.finalWeight(state))).append("\" shape=doublecircle");
            } else {
                dot.append('"');
            }
            dot.append(state == machine.start() ? " style=bold];\n" : "];\n");
            for (int arc = machine.firstArc(state); arc < machine.firstArc(state + 1); arc++) {
                String in = quoted(Symbols.text(machine.symbols(), machine.in(arc)));
                String out = quoted(Symbols.text(machine.symbols(), machine.out(arc)));
                dot.append("  ")
                        .append(state)
                        .append(" -> ")
                        .append(machine.to(arc))
                        .append(" [label=\"")
                        .append(in);
                dot.append(in.equals(out) ? "" : ":" + out).append(weight(machine, machine.weight(arc)));
                dot.append("\"];\n");
            }
        }
        return dot.append("}\n").toString();
    }

    private static String weight(Machine machine, Weight weight) {
        return weight.equals(machine.semiring().one()) ? "" : "/" + Weights.text(weight);
    }

    private static String quoted(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
