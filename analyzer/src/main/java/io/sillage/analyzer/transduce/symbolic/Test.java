package io.sillage.analyzer.transduce.symbolic;

import java.util.Objects;

/**
 * A question about one field. Of a field that is absent, and of a value of another type, every answer is no.
 */
public sealed interface Test {

    /** Whether a value passes: a {@link Long}, {@link Double}, {@link Boolean}, text, or anything else that is there. */
    boolean holds(Object value);

    record Exists() implements Test {
        @Override
        public boolean holds(Object value) {
            return true;
        }
    }

    /** @param constant a {@link Long}, {@link Double}, {@link Boolean} or text; numbers are equal by value */
    record Equal(Object constant) implements Test {
        @Override
        public boolean holds(Object value) {
            return constant instanceof Number bound && value instanceof Number number
                    ? Numbers.compare(number, bound) == 0
                    : constant.equals(value);
        }
    }

    /** A number below a bound, or equal to it where {@code orEqual}. */
    record Below(Number bound, boolean orEqual) implements Test {
        @Override
        public boolean holds(Object value) {
            return value instanceof Number number && Numbers.compare(number, bound) < (orEqual ? 1 : 0);
        }
    }

    /** A number above a bound, or equal to it where {@code orEqual}. */
    record Above(Number bound, boolean orEqual) implements Test {
        @Override
        public boolean holds(Object value) {
            return value instanceof Number number && Numbers.compare(number, bound) > (orEqual ? -1 : 0);
        }
    }

    /** A text of a regular language; two are equal if they were written alike. */
    record Matches(Regex regex) implements Test {
        @Override
        public boolean holds(Object value) {
            return value instanceof String text && regex.matches(text);
        }

        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object object) {
            return object instanceof Matches other && other.regex.source().equals(regex.source());
        }

        @Override
        public int hashCode() {
            return Objects.hash(regex.source());
        }
    }
}
