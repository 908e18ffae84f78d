package io.sillage.analyzer.transduce;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Paths that weigh nothing together: where weights can be negative, a word may have paths and yet no weight, and so no
 * output. What is proved of paths then holds of words only if each has one path; else words are tried.
 */
final class Cancelling {
    /** A question about a word that has paths. */
    interface Question {
        /** Null if it is no proof of anything. */
        @Nullable
        Witness ask(Word word);
    }

    private Cancelling() {}

    /** Whether that can be: not in most machines. */
    static boolean isPossible(Machine machine, Limits limits) {
        return machine.semiring() == StandardSemiring.SUM
                && hasNegative(machine)
                && Unambiguous.witness(machine, limits) != null;
    }

    private static boolean hasNegative(Machine machine) {
        for (int arc = 0; arc < machine.arcs(); arc++) {
            if (machine.weight(arc).signum() < 0) {
                return true;
            }
        }
        for (int state = 0; state < machine.states(); state++) {
            if (machine.finalWeight(state).signum() < 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * The answer to whether no word will do, by trying.
     *
     * @param first a word to begin with, as a proof over paths has it
     * @param what in a sentence: what can't be told
     */
    static Answer tried(
            Machine left, Machine right, @Nullable Word first, Question question, Limits limits, String what) {
        Witness witness = first == null ? null : question.ask(first);
        if (witness != null) {
            return new Answer.No(witness);
        }
        FirstWords words = new FirstWords(left, right, limits);
        Word word = words.find(each -> question.ask(each) != null);
        if (word != null) {
            return new Answer.No(Objects.requireNonNull(question.ask(word), "Bug: it was one just now"));
        }
        return words.wereAll()
                ? Answer.YES
                : new Answer.Undecided(
                        "weights of several paths of one input may add up to 0, and then it has no output;"
                                + " none of the first " + words.tried() + " inputs shows " + what);
    }
}
