package io.sillage.analyzer.transduce;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A shortest input that two acceptors weigh differently, where weights are numbers that add and multiply as numbers do
 * (Schützenberger, <i>On the definition of a family of automata</i>, 1961; Tzeng, <i>A polynomial-time algorithm for the
 * equivalence of probabilistic automata</i>, 1992): each word makes a vector of the weights of all states, and a word whose
 * vector depends linearly on those of words before it shows nothing, nor does what continues it. Cubic in states.
 *
 * <p>In whole numbers without rounding, as a proof must be: all weights are multiplied by what their denominators divide,
 * and vectors are divided by what their numbers have in common.
 */
final class Vectors {
    /** Beyond, cubic is too slow. */
    private static final int MOST_STATES = 500;

    private static final int MOST_BITS = 1 << 15;

    private record Step(BigInteger[] vector, Word backwards) {}

    private final Machine left;
    private final Machine right;
    private final int size;
    /** All weights of a machine are whole numbers divided by this. */
    private final BigInteger denominator;

    private final List<BigInteger[]> basis = new ArrayList<>();

    private Vectors(Machine left, Machine right) {
        this.left = left;
        this.right = right;
        size = left.states() + right.states();
        denominator = common(denominator(left), denominator(right));
    }

    /**
     * @param left without epsilons
     * @param right likewise
     * @throws Refused if there are too many states, or numbers become too long
     */
    static @Nullable Word difference(Machine left, Machine right) {
        if (left.states() + right.states() > MOST_STATES) {
            throw new Refused("the proof over vectors of weights takes " + MOST_STATES + " states at most, given "
                    + (left.states() + right.states()) + " in both machines; minimise or split them");
        }
        return new Vectors(left, right).search();
    }

    private @Nullable Word search() {
        int[] alphabet = IntStream.concat(Arrays.stream(left.alphabet()), Arrays.stream(right.alphabet()))
                .sorted()
                .distinct()
                .toArray();
        ArrayDeque<Step> queue = new ArrayDeque<>();
        queue.add(new Step(begin(), Word.EMPTY));
        while (!queue.isEmpty()) {
            Step step = queue.remove();
            if (differs(step.vector())) {
                return step.backwards().reversed();
            }
            if (isIndependent(step.vector())) {
                for (int label : alphabet) {
                    queue.add(new Step(
                            after(step.vector(), label), Word.ofLabel(label).before(step.backwards())));
                }
            }
        }
        return null;
    }

    private BigInteger[] begin() {
        BigInteger[] vector = zeros();
        if (left.start() != Machine.NO_STATE) {
            vector[left.start()] = BigInteger.ONE;
        }
        if (right.start() != Machine.NO_STATE) {
            vector[left.states() + right.start()] = BigInteger.ONE;
        }
        return vector;
    }

    private BigInteger[] zeros() {
        BigInteger[] vector = new BigInteger[size];
        Arrays.fill(vector, BigInteger.ZERO);
        return vector;
    }

    private BigInteger[] after(BigInteger[] vector, int label) {
        BigInteger[] next = zeros();
        add(left, 0, vector, label, next);
        add(right, left.states(), vector, label, next);
        return primitive(next);
    }

    private void add(Machine machine, int shift, BigInteger[] vector, int label, BigInteger[] next) {
        for (int state = 0; state < machine.states(); state++) {
            BigInteger weight = vector[shift + state];
            for (int arc = machine.firstArc(state); weight.signum() != 0 && arc < machine.firstArc(state + 1); arc++) {
                if (machine.in(arc) == label) {
                    int to = shift + machine.to(arc);
                    next[to] = next[to].add(weight.multiply(whole(machine.weight(arc))));
                }
            }
        }
    }

    private boolean differs(BigInteger[] vector) {
        return !sum(left, 0, vector).equals(sum(right, left.states(), vector));
    }

    private BigInteger sum(Machine machine, int shift, BigInteger[] vector) {
        BigInteger sum = BigInteger.ZERO;
        for (int state = 0; state < machine.states(); state++) {
            if (machine.isFinal(state)) {
                sum = sum.add(vector[shift + state].multiply(whole(machine.finalWeight(state))));
            }
        }
        return sum;
    }

    /** Takes out of a vector what the basis makes of it; what is left joins the basis. */
    private boolean isIndependent(BigInteger[] vector) {
        BigInteger[] rest = vector;
        for (BigInteger[] known : basis) {
            int pivot = pivot(known);
            if (rest[pivot].signum() != 0) {
                rest = without(rest, known, pivot);
            }
        }
        if (pivot(rest) == size) {
            return false;
        }
        basis.add(rest);
        return true;
    }

    private BigInteger[] without(BigInteger[] vector, BigInteger[] known, int pivot) {
        BigInteger[] rest = new BigInteger[size];
        for (int i = 0; i < size; i++) {
            rest[i] = vector[i].multiply(known[pivot]).subtract(known[i].multiply(vector[pivot]));
        }
        return primitive(rest);
    }

    private int pivot(BigInteger[] vector) {
        int pivot = 0;
        while (pivot < size && vector[pivot].signum() == 0) {
            pivot++;
        }
        return pivot;
    }

    private static BigInteger[] primitive(BigInteger[] vector) {
        BigInteger common = BigInteger.ZERO;
        for (BigInteger number : vector) {
            common = common.gcd(number);
        }
        for (int i = 0; common.signum() != 0 && i < vector.length; i++) {
            vector[i] = checked(vector[i].divide(common));
        }
        return vector;
    }

    private static BigInteger denominator(Machine machine) {
        BigInteger all = BigInteger.ONE;
        for (int arc = 0; arc < machine.arcs(); arc++) {
            all = common(all, machine.weight(arc).denominator());
        }
        for (int state = 0; state < machine.states(); state++) {
            all = common(all, machine.finalWeight(state).denominator());
        }
        return all;
    }

    /** The least that both divide. */
    private static BigInteger common(BigInteger a, BigInteger b) {
        return checked(a.equals(b) ? a : a.divide(a.gcd(b)).multiply(b));
    }

    private BigInteger whole(Weight weight) {
        return weight.numerator().multiply(denominator.divide(weight.denominator()));
    }

    /** Long numbers are slow ones, and there are as many as states, squared. */
    private static BigInteger checked(BigInteger number) {
        if (number.bitLength() > MOST_BITS) {
            throw new Refused("the proof over vectors of weights passed the limit: it takes numbers of more than "
                    + MOST_BITS + " bits; write weights with fewer digits");
        }
        return number;
    }
}
