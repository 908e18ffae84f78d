package io.sillage.cli.fst;

import io.sillage.analyzer.transduce.Answer;
import io.sillage.analyzer.transduce.Compose;
import io.sillage.analyzer.transduce.Concat;
import io.sillage.analyzer.transduce.Determinize;
import io.sillage.analyzer.transduce.Disjoint;
import io.sillage.analyzer.transduce.Equivalent;
import io.sillage.analyzer.transduce.Functional;
import io.sillage.analyzer.transduce.Invert;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.analyzer.transduce.Machine;
import io.sillage.analyzer.transduce.Minimize;
import io.sillage.analyzer.transduce.Pair;
import io.sillage.analyzer.transduce.Preimage;
import io.sillage.analyzer.transduce.Project;
import io.sillage.analyzer.transduce.Push;
import io.sillage.analyzer.transduce.RemoveEpsilon;
import io.sillage.analyzer.transduce.Restrict;
import io.sillage.analyzer.transduce.Reverse;
import io.sillage.analyzer.transduce.Sequential;
import io.sillage.analyzer.transduce.ShortestPath;
import io.sillage.analyzer.transduce.Star;
import io.sillage.analyzer.transduce.Total;
import io.sillage.analyzer.transduce.Trim;
import io.sillage.analyzer.transduce.Unambiguous;
import io.sillage.analyzer.transduce.Union;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation as typed.
 *
 * @param operands how many machines it takes
 * @param words what it does, for people
 */
public record Operation(String name, int operands, String words, Act act) {

    /**
     * What an operation works on.
     *
     * @param b the first machine again where there is only one
     * @param alphabet the inputs that there are, where the user says so; else null
     */
    public record Given(Machine a, Machine b, int @Nullable [] alphabet, Limits limits) {}

    /** What comes of the machines. */
    sealed interface Act {}

    /** A machine comes out. */
    non-sealed interface Making extends Act {
        Machine make(Given given);
    }

    /** An answer comes out. */
    non-sealed interface Asking extends Act {
        Answer ask(Given given);
    }

    /** What comes out depends on words that are given besides. */
    enum Running implements Act {
        RUN
    }

    public static final List<Operation> ALL = List.of(
            make("union", 2, "words of A or of B", given -> Union.of(given.a(), given.b())),
            make(
                    "union-disjoint",
                    2,
                    "as union, refused if an input is known to both",
                    given -> Union.disjoint(given.a(), given.b(), given.limits())),
            make("concat", 2, "a word of A, then one of B", given -> Concat.of(given.a(), given.b())),
            make("star", 1, "any number of words of A, none included", given -> Star.of(given.a())),
            make("compose", 2, "what A writes, B reads", given -> Compose.of(given.a(), given.b(), given.limits())),
            make(
                    "pair",
                    2,
                    "A and B on the same input, writing LEFT|RIGHT",
                    given -> Pair.of(given.a(), given.b(), given.limits())),
            make(
                    "restrict",
                    2,
                    "A on the inputs that acceptor B knows",
                    given -> Restrict.of(given.a(), given.b(), given.limits())),
            make(
                    "preimage",
                    2,
                    "inputs that A turns into a word of acceptor B",
                    given -> Preimage.of(given.a(), given.b(), given.limits())),
            make("invert", 1, "inputs and outputs change places", given -> Invert.of(given.a())),
            make("project", 1, "the acceptor of A's inputs", given -> Project.input(given.a())),
            make("project-output", 1, "the acceptor of A's outputs", given -> Project.output(given.a())),
            make("reverse", 1, "all words backwards", given -> Reverse.of(given.a())),
            make(
                    "rmepsilon",
                    1,
                    "without arcs that neither read nor write",
                    given -> RemoveEpsilon.of(given.a(), given.limits())),
            make("trim", 1, "without states on no path from start to end", given -> Trim.of(given.a())),
            make(
                    "determinize",
                    1,
                    "one arc a letter; refused unless sequential",
                    given -> Determinize.of(given.a(), given.limits())),
            make(
                    "determinize-many",
                    1,
                    "as determinize, but an input may end in several outputs",
                    given -> Determinize.withManyOutputs(given.a(), given.limits())),
            make("push", 1, "deterministic, outputs as early as certain", given -> Push.of(given.a(), given.limits())),
            make("minimize", 1, "the smallest deterministic machine", given -> Minimize.of(given.a(), given.limits())),
            make("shortestpath", 1, "the best path", given -> ShortestPath.of(given.a())),
            new Operation("run", 1, "the outputs of --word, or of the words on stdin", Running.RUN),
            ask(
                    "functional",
                    1,
                    "has every input one output at most?",
                    given -> Functional.of(given.a(), given.limits())),
            ask(
                    "unambiguous",
                    1,
                    "has every input one path at most?",
                    given -> Unambiguous.of(given.a(), given.limits())),
            ask(
                    "sequential",
                    1,
                    "does a deterministic machine do the same?",
                    given -> Sequential.of(given.a(), given.limits())),
            ask(
                    "total",
                    1,
                    "has every word an output? of the symbols of --isymbols, else of those that A reads",
                    given -> Total.of(given.a(), given.alphabet(), given.limits())),
            ask(
                    "disjoint",
                    2,
                    "have A and B no input in common?",
                    given -> Disjoint.of(given.a(), given.b(), given.limits())),
            ask(
                    "equivalent",
                    2,
                    "are A and B the same relation?",
                    given -> Equivalent.of(given.a(), given.b(), given.limits())));

    private static Operation make(String name, int operands, String words, Making act) {
        return new Operation(name, operands, words, act);
    }

    private static Operation ask(String name, int operands, String words, Asking act) {
        return new Operation(name, operands, words, act);
    }

    public static List<String> names() {
        return ALL.stream().map(Operation::name).toList();
    }

    /** Spelt as in Oxford or as in Cambridge. */
    public boolean isCalled(String typed) {
        return name.equals(typed.replace("ise", "ize"));
    }

    public boolean asks() {
        return act instanceof Asking;
    }

    public boolean runs() {
        return act instanceof Running;
    }

    public Machine make(Given given) {
        return ((Making) act).make(given);
    }

    public Answer ask(Given given) {
        return ((Asking) act).ask(given);
    }
}
