package io.sillage.analyzer.transduce;

import org.jspecify.annotations.Nullable;

/**
 * Whether two machines are the same relation, weights included.
 *
 * <p>Decided if one of the two is functional: the domains must be equal ({@link Domains}) and the outputs agree on all
 * pairs of paths ({@link Disagreement}); the shorter of both witnesses is a shortest one. Weights are compared along
 * paths where all paths of a word weigh the same, and after determinising elsewhere. Equivalence of machines that both
 * are not functional is undecidable (Griffiths 1968): then the first inputs are tried ({@link ManyOutputs}), domains are
 * compared and the machines as acceptors of pairs; if that shows nothing the answer is undecided. A witness that differs
 * in its domain is then a shortest one if it is among the inputs tried.
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
        Word word = Domains.difference(left, right, limits);
        boolean weighted = left.isWeighted() || right.isWeighted();
        if (!isFunctional(left) && !isFunctional(right)) {
            return bothHaveManyOutputs(word, weighted);
        }
        return shortest(word, weighted ? weightsAndOutputs() : outputs());
    }

    private @Nullable Witness outputs() {
        if (!left.semiring().idempotent() && !(hasOnePathAWord(left) && hasOnePathAWord(right))) {
            throw new Refused("the semiring " + left.semiring().word()
                    + " adds up over paths: only machines with one path a word can be proved equal in it");
        }
        return left.isAcceptor() && right.isAcceptor() ? null : Disagreement.find(left, right, false, limits);
    }

    private @Nullable Witness weightsAndOutputs() {
        return Disagreement.find(oneWeightAWord(left), oneWeightAWord(right), true, limits);
    }

    private Machine oneWeightAWord(Machine machine) {
        boolean same =
                machine.semiring().idempotent() ? Functional.withWeights(machine, limits) : hasOnePathAWord(machine);
        return same && machine.semiring().divides() ? machine : Determinize.of(machine, limits);
    }

    private boolean isFunctional(Machine machine) {
        return Functional.witness(machine, limits) == null;
    }

    private boolean hasOnePathAWord(Machine machine) {
        return Unambiguous.witness(machine, limits) == null;
    }

    private Answer shortest(@Nullable Word domain, @Nullable Witness output) {
        if (output != null && (domain == null || output.input().length() < domain.length())) {
            return new Answer.No(output);
        }
        return domain == null ? Answer.YES : new Answer.No(witness(domain));
    }

    private Witness witness(Word word) {
        String none = "none";
        Word first = Run.anyOutput(left, word);
        Word second = Run.anyOutput(right, word);
        Symbols symbols = left.symbols();
        return Witness.of(
                word,
                "input",
                word.text(symbols),
                "first",
                first == null ? none : first.text(symbols),
                "second",
                second == null ? none : second.text(symbols));
    }

    private Answer bothHaveManyOutputs(@Nullable Word domain, boolean weighted) {
        Witness output = ManyOutputs.difference(left, right, limits);
        if (output != null || domain != null) {
            return shortest(domain, output);
        }
        if (!weighted && left.semiring().idempotent() && Pairs.equal(left, right, limits)) {
            return Answer.YES;
        }
        return new Answer.Undecided("both machines have inputs with several outputs, and they agree on the first "
                + ManyOutputs.WORDS + " inputs; equivalence of such machines is undecidable");
    }
}
