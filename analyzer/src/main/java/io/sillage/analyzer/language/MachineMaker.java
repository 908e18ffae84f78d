package io.sillage.analyzer.language;

import io.sillage.analyzer.transduce.Complement;
import io.sillage.analyzer.transduce.Concat;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.analyzer.transduce.Machine;
import io.sillage.analyzer.transduce.MachineBuilder;
import io.sillage.analyzer.transduce.RemoveEpsilon;
import io.sillage.analyzer.transduce.Restrict;
import io.sillage.analyzer.transduce.StandardSemiring;
import io.sillage.analyzer.transduce.Star;
import io.sillage.analyzer.transduce.Synchronize;
import io.sillage.analyzer.transduce.Trim;
import io.sillage.analyzer.transduce.Union;
import io.sillage.analyzer.transduce.symbolic.Alphabet;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** The machine of an expression, from letters to positions, put together by the operations of the algebra. */
final class MachineMaker {
    private final List<String> events;
    private final Alphabet alphabet;
    private final Positions positions;
    private final Limits limits;
    private final int[] letters;

    MachineMaker(List<String> events, Alphabet alphabet, Positions positions, Limits limits) {
        this.events = events;
        this.alphabet = alphabet;
        this.positions = positions;
        this.limits = limits;
        letters = IntStream.rangeClosed(1, alphabet.size())
                .filter(letter -> letter != alphabet.none())
                .toArray();
    }

    /** Trimmed, without epsilons. */
    Machine machine(Expression expression) {
        Machine machine = Trim.of(RemoveEpsilon.of(of(expression)));
        if (machine.start() != Machine.NO_STATE && machine.isFinal(machine.start())) {
            throw new Mistake(
                    expression.place(),
                    "'match' is satisfied by no event at all, so nothing would begin or end it;"
                            + " make one part of it obligatory");
        }
        return machine;
    }

    private Machine of(Expression expression) {
        Machine machine = made(expression);
        limits.check(machine.states(), "the expression's machine");
        return machine;
    }

    private Machine made(Expression expression) {
        if (expression instanceof Expression.Atom atom) {
            return atom(atom);
        } else if (expression instanceof Expression.Sequence sequence) {
            return sequence.parts().stream().map(this::of).reduce(Concat::of).orElseGet(this::nothing);
        } else if (expression instanceof Expression.Either either) {
            return either.parts().stream().map(this::of).reduce(Union::of).orElseGet(this::nothing);
        } else if (expression instanceof Expression.Both both) {
            return both(both.parts());
        } else if (expression instanceof Expression.Else other) {
            Machine first = of(other.first());
            Machine unknown = Complement.of(RemoveEpsilon.of(first), letters, limits);
            return Union.of(first, Restrict.of(RemoveEpsilon.of(of(other.second())), unknown));
        } else if (expression instanceof Expression.Repeat repeat) {
            return repeat(repeat);
        }
        throw new IllegalStateException("Bug: an expression of no kind");
    }

    private Machine atom(Expression.Atom atom) {
        MachineBuilder builder = empty();
        int from = builder.state();
        int to = builder.state();
        int position = positions.of(atom);
        for (int letter : alphabet.letters(events.indexOf(atom.event()))) {
            builder.arc(from, letter, position, to);
        }
        return builder.start(from).end(to).build();
    }

    private Machine both(List<Expression> parts) {
        Machine all = side(parts.get(0));
        BitSet known = letters(parts.get(0));
        for (Expression part : parts.subList(1, parts.size())) {
            BitSet its = letters(part);
            all = Trim.of(Synchronize.of(all, known, side(part), its, positions::joint, limits));
            known.or(its);
        }
        return all;
    }

    /** As small as it can be, for the product has as many states as the sides have together, multiplied. */
    private Machine side(Expression part) {
        return Compact.keepingPlaces(Trim.of(RemoveEpsilon.of(of(part))));
    }

    /** Those of the events that an expression mentions. */
    private BitSet letters(Expression expression) {
        BitSet mentioned = new BitSet();
        expression.eachAtom(atom -> {
            for (int letter : alphabet.letters(events.indexOf(atom.event()))) {
                mentioned.set(letter);
            }
        });
        return mentioned;
    }

    private Machine repeat(Expression.Repeat repeat) {
        Machine once = of(repeat.of());
        Machine plain = RemoveEpsilon.of(Trim.of(once));
        if (plain.start() != Machine.NO_STATE && plain.isFinal(plain.start())) {
            throw new Mistake(
                    repeat.place(),
                    "what is repeated here can be nothing at all, so it could be repeated without end;"
                            + " leave the inner ? or * out");
        }
        Machine all = repeat.least() == 0 ? nothing() : once;
        for (int i = 1; i < repeat.least(); i++) {
            all = Concat.of(all, once);
            limits.check(all.states(), "the expression's machine");
        }
        if (repeat.most() < 0) {
            return Concat.of(all, Star.of(once));
        }
        Machine optional = nothing();
        for (int i = repeat.least(); i < repeat.most(); i++) {
            optional = Union.of(nothing(), Concat.of(once, optional));
            limits.check(optional.states(), "the expression's machine");
        }
        return Concat.of(all, optional);
    }

    private Machine nothing() {
        MachineBuilder builder = empty();
        int only = builder.state();
        return builder.start(only).end(only).build();
    }

    private static MachineBuilder empty() {
        return new MachineBuilder(StandardSemiring.BOOLEAN, null);
    }
}
