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

/**
 * An operation as typed.
 *
 * @param operands how many machines it takes
 * @param words what it does, for people
 */
public record Operation(String name, int operands, String words, Act act) {

    /** What comes of the machines: the second is the first again where there is only one. */
    sealed interface Act {}

    /** A machine comes out. */
    non-sealed interface Making extends Act {
        Machine make(Machine a, Machine b, Limits limits);
    }

    /** An answer comes out. */
    non-sealed interface Asking extends Act {
        Answer ask(Machine a, Machine b, Limits limits);
    }

    public static final List<Operation> ALL = List.of(
            make("union", 2, "words of A or of B", (a, b, limits) -> Union.of(a, b)),
            make(
                    "union-disjoint",
                    2,
                    "as union, refused if an input is known to both",
                    (a, b, l) -> Union.disjoint(a, b, l)),
            make("concat", 2, "a word of A, then one of B", (a, b, limits) -> Concat.of(a, b)),
            make("star", 1, "any number of words of A, none included", (a, b, limits) -> Star.of(a)),
            make("compose", 2, "what A writes, B reads", (a, b, limits) -> Compose.of(a, b, limits)),
            make("pair", 2, "A and B on the same input, writing LEFT|RIGHT", (a, b, limits) -> Pair.of(a, b, limits)),
            make("restrict", 2, "A on the inputs that acceptor B knows", (a, b, limits) -> Restrict.of(a, b, limits)),
            make(
                    "preimage",
                    2,
                    "inputs that A turns into a word of acceptor B",
                    (a, b, limits) -> Preimage.of(a, b, limits)),
            make("invert", 1, "inputs and outputs change places", (a, b, limits) -> Invert.of(a)),
            make("project", 1, "the acceptor of A's inputs", (a, b, limits) -> Project.input(a)),
            make("project-output", 1, "the acceptor of A's outputs", (a, b, limits) -> Project.output(a)),
            make("reverse", 1, "all words backwards", (a, b, limits) -> Reverse.of(a)),
            make(
                    "rmepsilon",
                    1,
                    "without arcs that neither read nor write",
                    (a, b, limits) -> RemoveEpsilon.of(a, limits)),
            make("trim", 1, "without states on no path from start to end", (a, b, limits) -> Trim.of(a)),
            make("determinize", 1, "one arc a letter; refused unless sequential", (a, b, l) -> Determinize.of(a, l)),
            make(
                    "determinize-many",
                    1,
                    "as determinize, but an input may end in several outputs",
                    (a, b, limits) -> Determinize.withManyOutputs(a, limits)),
            make("push", 1, "deterministic, outputs as early as certain", (a, b, limits) -> Push.of(a, limits)),
            make("minimize", 1, "the smallest deterministic machine", (a, b, limits) -> Minimize.of(a, limits)),
            make("shortestpath", 1, "the best path", (a, b, limits) -> ShortestPath.of(a)),
            ask("functional", 1, "has every input one output at most?", (a, b, limits) -> Functional.of(a, limits)),
            ask("unambiguous", 1, "has every input one path at most?", (a, b, limits) -> Unambiguous.of(a, limits)),
            ask(
                    "sequential",
                    1,
                    "does a deterministic machine do the same?",
                    (a, b, limits) -> Sequential.of(a, limits)),
            ask("total", 1, "has every word an output?", (a, b, l) -> Total.of(a, new int[0], l)),
            ask("disjoint", 2, "have A and B no input in common?", (a, b, limits) -> Disjoint.of(a, b, limits)),
            ask("equivalent", 2, "are A and B the same relation?", (a, b, limits) -> Equivalent.of(a, b, limits)));

    private static Operation make(String name, int operands, String words, Making act) {
        return new Operation(name, operands, words, act);
    }

    private static Operation ask(String name, int operands, String words, Asking act) {
        return new Operation(name, operands, words, act);
    }

    public static List<String> names() {
        return ALL.stream().map(Operation::name).toList();
    }

    public boolean asks() {
        return act instanceof Asking;
    }

    public Machine make(Machine a, Machine b, Limits limits) {
        return ((Making) act).make(a, b, limits);
    }

    public Answer ask(Machine a, Machine b, Limits limits) {
        return ((Asking) act).ask(a, b, limits);
    }
}
