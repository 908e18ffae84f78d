package io.sillage.analyzer.transduce.text;

import io.sillage.analyzer.transduce.Machine;
import io.sillage.analyzer.transduce.Symbols;
import io.sillage.analyzer.transduce.Weight;
import io.sillage.analyzer.transduce.Weights;

/** Writes AT&amp;T text as OpenFst's fstprint does: the start's lines first, weights only where they are not one. Linear. */
public final class AttWriter {
    private final Machine machine;
    private final StringBuilder text = new StringBuilder();

    private AttWriter(Machine machine) {
        this.machine = machine;
    }

    /** Four columns an arc, for acceptors too: so fstcompile reads it without being told. */
    public static String write(Machine machine) {
        return new AttWriter(machine).write();
    }

    private String write() {
        if (machine.start() == Machine.NO_STATE) {
            return "";
        }
        state(machine.start());
        for (int state = 0; state < machine.states(); state++) {
            if (state != machine.start()) {
                state(state);
            }
        }
        return text.toString();
    }

    private void state(int state) {
        for (int arc = machine.firstArc(state); arc < machine.firstArc(state + 1); arc++) {
            text.append(state).append('\t').append(machine.to(arc)).append('\t');
            text.append(label(machine.in(arc)));
            text.append('\t').append(label(machine.out(arc)));
            weight(machine.weight(arc));
        }
        if (machine.isFinal(state)) {
            text.append(state);
            weight(machine.finalWeight(state));
        } else if (state == machine.start() && machine.firstArc(state) == machine.firstArc(state + 1)) {
            text.append(state)
                    .append('\t')
                    .append(Weights.text(machine.semiring().zero()))
                    .append('\n');
        }
    }

    private String label(int label) {
        return Symbols.text(machine.symbols(), label);
    }

    private void weight(Weight weight) {
        if (!weight.equals(machine.semiring().one())) {
            text.append('\t').append(Weights.text(weight));
        }
        text.append('\n');
    }
}
