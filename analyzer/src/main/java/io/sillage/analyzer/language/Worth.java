package io.sillage.analyzer.language;

import java.util.List;

/** A value of a {@link Transducer}: of the event that an action stands at, or of registers. */
public final class Worth {
    private final Term term;

    private Worth(Term term) {
        this.term = term;
    }

    Term term() {
        return term;
    }

    /** A field of the event; it must be one of {@code docs/events.md}. */
    public static Worth field(String name) {
        return new Worth(new Term.Field(name, false, Place.NOWHERE));
    }

    /** A field that only your events have. */
    public static Worth ownField(String name) {
        return new Worth(new Term.Field(name, true, Place.NOWHERE));
    }

    /** What a register holds; or, in a record, one of {@code slice.start, slice.end, slice.duration_ns, …}. */
    public static Worth register(String name) {
        return new Worth(new Term.Field(name, false, Place.NOWHERE));
    }

    public static Worth text(String constant) {
        return new Worth(new Term.Literal(constant, Place.NOWHERE));
    }

    public static Worth number(long constant) {
        return new Worth(new Term.Literal(constant, Place.NOWHERE));
    }

    /** @throws IllegalArgumentException if it is infinite or no number */
    public static Worth number(double constant) {
        if (!Double.isFinite(constant)) {
            throw new IllegalArgumentException("the constant " + constant + " is no number that a record can hold");
        }
        return new Worth(new Term.Literal(constant, Place.NOWHERE));
    }

    public Worth plus(Worth other) {
        return binary('+', other);
    }

    public Worth minus(Worth other) {
        return binary('-', other);
    }

    public Worth times(Worth other) {
        return binary('*', other);
    }

    public Worth over(Worth other) {
        return binary('/', other);
    }

    private Worth binary(char operator, Worth other) {
        return new Worth(new Term.Binary(operator, term, other.term, Place.NOWHERE));
    }

    /** This in a function of one value, as {@code p99} of a register that is a sketch. */
    public Worth in(Function function) {
        return new Worth(new Term.Call(function, List.of(term), Place.NOWHERE));
    }

    /** Of a register that is a sketch, the value below which that share of all is, from 0 to 1. */
    public Worth quantile(double share) {
        return new Worth(
                new Term.Call(Function.QUANTILE, List.of(term, new Term.Literal(share, Place.NOWHERE)), Place.NOWHERE));
    }
}
