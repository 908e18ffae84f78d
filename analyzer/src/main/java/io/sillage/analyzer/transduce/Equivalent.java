package io.sillage.analyzer.transduce;

import org.jspecify.annotations.Nullable;

/**
 * Whether two machines are the same relation, weights included.
 *
 * <p>Decided if one of the two is functional: the domains must be equal ({@link Domains}), the outputs agree on all pairs
 * of paths ({@link Disagreement}), and then weights are those of the inputs: compared along paths where all paths of a word
 * weigh the same, so that the witness is a shortest one of all three; elsewhere by {@link WordWeights}, after the others.
 *
 * <p>Equivalence of machines that both are not functional is undecidable (Griffiths 1968): then the first inputs are tried
 * ({@link ManyOutputs}), all if there are few; domains are compared and the machines as acceptors of pairs, weights
 * included; if that shows nothing the answer is undecided. A witness that differs in its domain is then a shortest one if it is among the inputs
 * tried.
 *
 * <p>Where weights of several paths may add up to nothing, {@link CancellingEquivalent} answers.
 */
public final class Equivalent {
    private final Machine left;
    private final Machine right;
    private final Limits limits;

    private Equivalent(Machine left, Machine right, Limits limits) {
        this.left = left;
        this.right = right;
        this.limits = limits;
    }

    public static Answer of(Machine left, Machine right, Limits limits) {
        Alike.check(left, right);
        try {
            Machine a = RemoveEpsilon.of(Trim.of(left), limits);
            Machine b = RemoveEpsilon.of(Trim.of(right), limits);
            return new Equivalent(a, b, limits).decide();
        } catch (Refused passed) {
            return new Answer.Undecided(passed.getMessage());
        }
    }

    private Answer decide() {
        if (Identical.are(left, right)) {
            return Answer.YES;
        }
        if (Cancelling.isPossible(left, limits) || Cancelling.isPossible(right, limits)) {
            return new CancellingEquivalent(left, right, limits).decide();
        }
        Word domain = Domains.difference(left, right, limits);
        if (!isFunctional(left) && !isFunctional(right)) {
            return bothHaveManyOutputs(domain);
        }
        if (!pathsCount()) {
            return shortest(domain, outputs());
        }
        return hasOneWeightAWord(left) && hasOneWeightAWord(right)
                ? shortest(domain, Disagreement.find(left, right, true, limits))
                : outputsThenWeights(domain);
    }

    /** Whether weights say more than that there is a path, be it how many there are. */
    private boolean pathsCount() {
        return !left.semiring().idempotent() || left.isWeighted() || right.isWeighted();
    }

    private @Nullable Witness outputs() {
        return left.isAcceptor() && right.isAcceptor() ? null : Disagreement.find(left, right, false, limits);
    }

    private Answer outputsThenWeights(@Nullable Word domain) {
        Witness output = outputs();
        if (domain != null || output != null) {
            return shortest(domain, output);
        }
        return weights();
    }

    /** Of the same inputs with the same outputs: then both are functional, and an input's weight is its output's. */
    private Answer weights() {
        Word word = WordWeights.difference(Project.input(left), Project.input(right), limits);
        return word == null ? Answer.YES : new Answer.No(witnessOfWeights(word));
    }

    private boolean hasOneWeightAWord(Machine machine) {
        return machine.semiring().idempotent() ? Functional.withWeights(machine, limits) : hasOnePathAWord(machine);
    }

    private boolean isFunctional(Machine machine) {
        return Functional.ofPaths(machine, limits) == null;
    }

    private boolean hasOnePathAWord(Machine machine) {
        return machine.semiring().divides() && Unambiguous.witness(machine, limits) == null;
    }

    private Answer shortest(@Nullable Word domain, @Nullable Witness output) {
        if (output != null && (domain == null || output.input().length() < domain.length())) {
            return new Answer.No(output);
        }
        return domain == null ? Answer.YES : new Answer.No(witness(domain));
    }

    private Witness witness(Word word) {
        return Witness.of(
                word,
                "input",
                word.text(left.symbols()),
                "first",
                output(left, word, false),
                "second",
                output(right, word, false));
    }

    private Witness witnessOfWeights(Word word) {
        return Witness.of(
                word,
                "input",
                word.text(left.symbols()),
                "first",
                output(left, word, true),
                "second",
                output(right, word, true));
    }

    private static String output(Machine machine, Word word, boolean weighed) {
        Word output = Run.anyOutput(machine, word);
        if (output == null) {
            return "none";
        }
        String text = output.text(machine.symbols());
        return weighed ? text + " / " + Run.weight(machine, word) : text;
    }

    private Answer bothHaveManyOutputs(@Nullable Word domain) {
        // first what is fast: trying inputs takes a second or so
        if (domain == null && areOneAcceptorOfPairs()) {
            return Answer.YES;
        }
        ManyOutputs outputs = new ManyOutputs(left, right, pathsCount(), limits);
        Witness output = outputs.difference();
        if (output != null || domain != null) {
            return shortest(domain, output);
        }
        if (outputs.triedAll()) {
            return Answer.YES;
        }
        return new Answer.Undecided("both machines have inputs with several outputs, and they agree on the first "
                + outputs.tried() + " inputs; equivalence of such machines is undecidable");
    }

    private boolean areOneAcceptorOfPairs() {
        try {
            return Pairs.equal(left, right, pathsCount(), limits);
        } catch (Refused notKnown) {
            // an input may yet show a difference
            return false;
        }
    }
}
