package io.sillage.analyzer.transduce;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether every input word has at most one output word: the machine agrees with itself (Béal et al. 2003, theorem 2).
 * Polynomial: {@link Disagreement} over the machine's square. Weights don't count.
 */
public final class Functional {
    private Functional() {}

    public static Answer of(Machine machine) {
        return of(machine, Limits.DEFAULT);
    }

    /** Undecided if nothing is found and there are more pairs of states than the limit. */
    public static Answer of(Machine machine, Limits limits) {
        try {
            Witness paths = ofPaths(machine, limits);
            if (paths == null) {
                return Answer.YES;
            }
            return Cancelling.isPossible(machine, limits) ? ofWords(machine, paths, limits) : new Answer.No(paths);
        } catch (Refused passed) {
            return new Answer.Undecided(passed.getMessage());
        }
    }

    private static Answer ofWords(Machine machine, Witness paths, Limits limits) {
        Run run = new Run(machine, limits);
        return Cancelling.tried(
                machine, machine, paths.input(), word -> twoOutputs(run, word), limits, "an input with two outputs");
    }

    private static @Nullable Witness twoOutputs(Run run, Word word) {
        List<Weighed> outputs = run.outputs(word, 2);
        return outputs.size() < 2
                ? null
                : Witness.of(
                        word,
                        "input",
                        run.text(word),
                        "first",
                        run.text(outputs.get(0).word()),
                        "second",
                        run.text(outputs.get(1).word()));
    }

    /**
     * Null if all paths of an input write the same.
     *
     * @throws Refused instead of an undecided answer
     */
    static @Nullable Witness ofPaths(Machine machine, Limits limits) {
        return machine.isAcceptor() || new ByInput(machine).isDeterministic()
                ? null
                : Disagreement.find(machine, machine, false, limits);
    }

    /** Whether, besides, all paths of a word have one weight. */
    static boolean withWeights(Machine machine, Limits limits) {
        return machine.semiring().divides()
                && (new ByInput(machine).isDeterministic()
                        || Disagreement.find(machine, machine, true, limits) == null);
    }
}
