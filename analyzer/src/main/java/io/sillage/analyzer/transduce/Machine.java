package io.sillage.analyzer.transduce;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A weighted transducer. States and arcs are numbers; the arcs of state {@code s} are those from {@code firstArc(s)}
 * up to {@code firstArc(s + 1)}, in the order in which they were added:
 *
 * <pre>
 *   first    | 0 | 2 | 3 | 3 |          one entry a state, and the number of arcs
 *   in,out,to| . | . | . |              one entry an arc, grouped by source
 *   end      | 0̄ | 0̄ | w |              final weight a state, the semiring's zero where it is not final
 * </pre>
 *
 * Never changes. 16 bytes an arc, 8 a state, and 90 a weight that no other arc has.
 */
public final class Machine {
    /** The label of the empty word. */
    public static final int EPSILON = 0;

    /** The start of a machine without states. */
    public static final int NO_STATE = -1;

    private final Semiring semiring;
    private final @Nullable Symbols symbols;
    private final int start;
    private final int[] first;
    private final int[] in;
    private final int[] out;
    private final int[] to;
    private final Weight[] weight;
    private final Weight[] end;

    Machine(
            Semiring semiring,
            @Nullable Symbols symbols,
            int start,
            int[] first,
            int[] in,
            int[] out,
            int[] to,
            Weight[] weight,
            Weight[] end) {
        this.semiring = semiring;
        this.symbols = symbols;
        this.start = start;
        this.first = first;
        this.in = in;
        this.out = out;
        this.to = to;
        this.weight = weight;
        this.end = end;
    }

    public Semiring semiring() {
        return semiring;
    }

    /** Names of the labels of both sides; null where labels are plain numbers. */
    public @Nullable Symbols symbols() {
        return symbols;
    }

    /** The start state, {@link #NO_STATE} if there is none. */
    public int start() {
        return start;
    }

    public int states() {
        return end.length;
    }

    public int arcs() {
        return in.length;
    }

    public int firstArc(int state) {
        return first[state];
    }

    public int in(int arc) {
        return in[arc];
    }

    public int out(int arc) {
        return out[arc];
    }

    public int to(int arc) {
        return to[arc];
    }

    public Weight weight(int arc) {
        return weight[arc];
    }

    public Weight finalWeight(int state) {
        return end[state];
    }

    public boolean isFinal(int state) {
        return !end[state].equals(semiring.zero());
    }

    /** Whether every arc gives what it reads. Linear in arcs. */
    public boolean isAcceptor() {
        for (int arc = 0; arc < in.length; arc++) {
            if (in[arc] != out[arc]) {
                return false;
            }
        }
        return true;
    }

    /** Whether any weight says more than that there is a path. */
    public boolean isWeighted() {
        for (Weight w : weight) {
            if (!w.equals(semiring.one())) {
                return true;
            }
        }
        for (int state = 0; state < end.length; state++) {
            if (isFinal(state) && !end[state].equals(semiring.one())) {
                return true;
            }
        }
        return false;
    }

    /** The input labels that occur, epsilon not among them. */
    public int[] alphabet() {
        return Arrays.stream(in)
                .filter(label -> label != EPSILON)
                .distinct()
                .sorted()
                .toArray();
    }
}
