package io.sillage.analyzer.language;

import java.util.List;

/** A value: of the event that stands there, or of registers. */
public sealed interface Term {
    Place place();

    /** @param value a {@link Long}, {@link Double}, {@link Boolean} or text */
    record Literal(Object value, Place place) implements Term {}

    /** @param quoted it stood in backquotes, so it is no register whatever its name */
    record Field(String name, boolean quoted, Place place) implements Term {}

    record Register(String name, Place place) implements Term {}

    /** @param operator one of {@code + - * /} */
    record Binary(char operator, Term left, Term right, Place place) implements Term {
        private int binding() {
            return operator == '*' || operator == '/' ? 2 : 1;
        }
    }

    record Call(Function function, List<Term> arguments, Place place) implements Term {}

    /** As it could have been written. */
    default String text() {
        if (this instanceof Literal literal) {
            return Source.constant(literal.value);
        } else if (this instanceof Field field) {
            return field.quoted ? Source.quoted(field.name) : field.name;
        } else if (this instanceof Register register) {
            return register.name;
        } else if (this instanceof Binary binary) {
            // of signs that bind alike, the left one goes first
            return within(binary.left, binary.binding()) + " " + binary.operator + " "
                    + within(binary.right, binary.binding() + 1);
        } else if (this instanceof Call call) {
            return call.function.word() + "("
                    + String.join(", ", call.arguments.stream().map(Term::text).toList()) + ")";
        }
        throw new IllegalStateException("Bug: a term without a text");
    }

    /** The same wherever it stands and however its fields are quoted, so that equal ones are worked out alike. */
    default Term unplaced() {
        if (this instanceof Literal literal) {
            return new Literal(literal.value, Place.NOWHERE);
        } else if (this instanceof Field field) {
            return new Field(field.name, false, Place.NOWHERE);
        } else if (this instanceof Register register) {
            return new Register(register.name, Place.NOWHERE);
        } else if (this instanceof Binary binary) {
            return new Binary(binary.operator, binary.left.unplaced(), binary.right.unplaced(), Place.NOWHERE);
        } else if (this instanceof Call call) {
            List<Term> arguments = call.arguments.stream().map(Term::unplaced).toList();
            return new Call(call.function, arguments, Place.NOWHERE);
        }
        throw new IllegalStateException("Bug: a term of no kind");
    }

    private static String within(Term term, int binding) {
        return term instanceof Binary binary && binary.binding() < binding ? "(" + term.text() + ")" : term.text();
    }
}
