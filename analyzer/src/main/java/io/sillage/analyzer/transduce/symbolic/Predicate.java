package io.sillage.analyzer.transduce.symbolic;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/**
 * A condition on one input: tests of its fields, joined by and, or and not. Made only through the methods here, which
 * simplify as they go, so that a condition that no longer depends on anything is {@link #ALWAYS} or {@link #NEVER}.
 */
public sealed interface Predicate {

    Predicate ALWAYS = new Constant(true);
    Predicate NEVER = new Constant(false);

    record Constant(boolean value) implements Predicate {}

    /** @param field the field's number */
    record Atom(int field, Test test) implements Predicate {}

    record Not(Predicate of) implements Predicate {}

    record And(List<Predicate> parts) implements Predicate {}

    record Or(List<Predicate> parts) implements Predicate {}

    static Predicate of(int field, Test test) {
        return new Atom(field, test);
    }

    default Predicate not() {
        if (this instanceof Constant constant) {
            return constant.value ? NEVER : ALWAYS;
        }
        return this instanceof Not not ? not.of : new Not(this);
    }

    default Predicate and(Predicate other) {
        return all(List.of(this, other));
    }

    default Predicate or(Predicate other) {
        return any(List.of(this, other));
    }

    static Predicate all(List<Predicate> parts) {
        List<Predicate> open =
                parts.stream().filter(part -> !part.equals(ALWAYS)).distinct().toList();
        if (open.contains(NEVER)) {
            return NEVER;
        }
        return open.isEmpty() ? ALWAYS : open.size() == 1 ? open.get(0) : new And(open);
    }

    static Predicate any(List<Predicate> parts) {
        List<Predicate> open =
                parts.stream().filter(part -> !part.equals(NEVER)).distinct().toList();
        if (open.contains(ALWAYS)) {
            return ALWAYS;
        }
        return open.isEmpty() ? NEVER : open.size() == 1 ? open.get(0) : new Or(open);
    }

    /** Calls back for every test, with its field. */
    default void eachAtom(Consumer<Atom> found) {
        if (this instanceof Atom atom) {
            found.accept(atom);
        } else if (this instanceof Not not) {
            not.of.eachAtom(found);
        } else if (this instanceof And and) {
            and.parts.forEach(part -> part.eachAtom(found));
        } else if (this instanceof Or or) {
            or.parts.forEach(part -> part.eachAtom(found));
        }
    }

    /** The same of fields with other numbers. */
    default Predicate renumbered(IntUnaryOperator number) {
        if (this instanceof Atom atom) {
            return new Atom(number.applyAsInt(atom.field), atom.test);
        } else if (this instanceof Not not) {
            return not.of.renumbered(number).not();
        } else if (this instanceof And and) {
            return all(and.parts.stream().map(part -> part.renumbered(number)).toList());
        } else if (this instanceof Or or) {
            return any(or.parts.stream().map(part -> part.renumbered(number)).toList());
        }
        return this;
    }

    /** What is left to ask when a field is known: the tests in {@code holding} are true of it, its others false. */
    default Predicate given(int field, Set<Test> holding) {
        if (this instanceof Atom atom) {
            return atom.field != field ? this : holding.contains(atom.test) ? ALWAYS : NEVER;
        } else if (this instanceof Not not) {
            return not.of.given(field, holding).not();
        } else if (this instanceof And and) {
            return all(
                    and.parts.stream().map(part -> part.given(field, holding)).toList());
        } else if (this instanceof Or or) {
            return any(or.parts.stream().map(part -> part.given(field, holding)).toList());
        }
        return this;
    }
}
