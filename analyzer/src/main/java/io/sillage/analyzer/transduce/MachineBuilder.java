package io.sillage.analyzer.transduce;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects states and arcs in any order and groups them once, linear in both. */
public final class MachineBuilder {
    private final Semiring semiring;
    private final @Nullable Symbols symbols;
    private int start = Machine.NO_STATE;
    private int states;
    private int arcs;
    private Weight[] end = new Weight[16];
    private int[] from = new int[16];
    private int[] in = new int[16];
    private int[] out = new int[16];
    private int[] to = new int[16];
    private Weight[] weight = new Weight[16];

    public MachineBuilder(Semiring semiring, @Nullable Symbols symbols) {
        this.semiring = semiring;
        this.symbols = symbols;
    }

    /** A builder for a machine of the same kind. */
    public static MachineBuilder like(Machine machine) {
        return new MachineBuilder(machine.semiring(), machine.symbols());
    }

    /** A new state, not final. */
    public int state() {
        if (states == end.length) {
            end = Arrays.copyOf(end, states * 2);
        }
        end[states] = semiring.zero();
        return states++;
    }

    public int states() {
        return states;
    }

    int arcs() {
        return arcs;
    }

    public MachineBuilder start(int state) {
        start = state;
        return this;
    }

    public MachineBuilder end(int state, Weight finalWeight) {
        end[state] = finalWeight;
        return this;
    }

    public MachineBuilder end(int state) {
        return end(state, semiring.one());
    }

    public Weight finalWeight(int state) {
        return end[state];
    }

    public MachineBuilder arc(int source, int input, int output, int target) {
        return arc(source, input, output, semiring.one(), target);
    }

    public MachineBuilder arc(int source, int input, int output, Weight arcWeight, int target) {
        if (arcs == from.length) {
            grow();
        }
        from[arcs] = source;
        in[arcs] = input;
        out[arcs] = output;
        to[arcs] = target;
        weight[arcs++] = arcWeight;
        return this;
    }

    private void grow() {
        int size = arcs * 2;
        from = Arrays.copyOf(from, size);
        in = Arrays.copyOf(in, size);
        out = Arrays.copyOf(out, size);
        to = Arrays.copyOf(to, size);
        weight = Arrays.copyOf(weight, size);
    }

    /**
     * Puts a copy of a machine's states and arcs beside those here, without its start.
     *
     * @return what to add to a state's number of that machine
     */
    public int copy(Machine machine) {
        int shift = states;
        for (int s = 0; s < machine.states(); s++) {
            end(state(), machine.finalWeight(s));
        }
        for (int s = 0; s < machine.states(); s++) {
            for (int arc = machine.firstArc(s); arc < machine.firstArc(s + 1); arc++) {
                arc(shift + s, machine.in(arc), machine.out(arc), machine.weight(arc), shift + machine.to(arc));
            }
        }
        return shift;
    }

    /** Groups arcs by source with a counting sort, keeping their order. */
    public Machine build() {
        int[] first = new int[states + 1];
        for (int i = 0; i < arcs; i++) {
            first[from[i] + 1]++;
        }
        for (int s = 0; s < states; s++) {
            first[s + 1] += first[s];
        }
        int[] next = Arrays.copyOf(first, states);
        int[] byIn = new int[arcs];
        int[] byOut = new int[arcs];
        int[] byTo = new int[arcs];
        Weight[] byWeight = new Weight[arcs];
        for (int i = 0; i < arcs; i++) {
            int at = next[from[i]]++;
            byIn[at] = in[i];
            byOut[at] = out[i];
            byTo[at] = to[i];
            byWeight[at] = weight[i];
        }
        return new Machine(semiring, symbols, start, first, byIn, byOut, byTo, byWeight, Arrays.copyOf(end, states));
    }
}
