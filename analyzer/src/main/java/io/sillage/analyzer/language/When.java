package io.sillage.analyzer.language;

import io.sillage.analyzer.transduce.symbolic.Regex;
import io.sillage.analyzer.transduce.symbolic.Test;
import java.util.List;

/** A condition on one event, for a {@link Transducer}; nothing is changed, each method gives another one. */
public final class When {
    private final Guard guard;

    private When(Guard guard) {
        this.guard = guard;
    }

    Guard guard() {
        return guard;
    }

    /** A field of events that is to be tested; it must be one of {@code docs/events.md}. */
    public static Tested field(String name) {
        return new Tested(name, false);
    }

    /** A field that only your events have. */
    public static Tested ownField(String name) {
        return new Tested(name, true);
    }

    /** The condition of another event, which is declared before. */
    public static When event(String name) {
        return new When(new Guard.Named(name, Place.NOWHERE));
    }

    public When and(When other) {
        return new When(new Guard.All(List.of(guard, other.guard)));
    }

    public When or(When other) {
        return new When(new Guard.Any(List.of(guard, other.guard)));
    }

    public When not() {
        return new When(new Guard.Not(guard));
    }

    /** A field, and the tests that it can be put to. */
    public static final class Tested {
        private final String name;
        private final boolean quoted;

        private Tested(String name, boolean quoted) {
            this.name = name;
            this.quoted = quoted;
        }

        private When test(Test test) {
            return new When(new Guard.Field(name, quoted, test, Place.NOWHERE));
        }

        public When exists() {
            return test(new Test.Exists());
        }

        public When is(String text) {
            return test(new Test.Equal(text));
        }

        public When is(long number) {
            return test(new Test.Equal(number));
        }

        public When is(boolean value) {
            return test(new Test.Equal(value));
        }

        /** One of these texts. */
        public When in(String first, String... others) {
            When any = is(first);
            for (String other : others) {
                any = any.or(is(other));
            }
            return any;
        }

        public When above(Number bound) {
            return test(new Test.Above(exact(bound), false));
        }

        public When atLeast(Number bound) {
            return test(new Test.Above(exact(bound), true));
        }

        public When below(Number bound) {
            return test(new Test.Below(exact(bound), false));
        }

        public When atMost(Number bound) {
            return test(new Test.Below(exact(bound), true));
        }

        private static Number exact(Number number) {
            boolean real = number instanceof Double || number instanceof Float;
            return real ? (Number) number.doubleValue() : (Number) number.longValue();
        }

        /**
         * A text in which a regular expression is found.
         *
         * @throws IllegalArgumentException if it is none, or asks for what is not regular, with the reason
         */
        public When matches(String regex) {
            return test(new Test.Matches(Regex.of(regex)));
        }

        public When starts(String text) {
            return test(new Test.Matches(Regex.startingWith(text)));
        }

        public When ends(String text) {
            return test(new Test.Matches(Regex.endingWith(text)));
        }

        public When contains(String text) {
            return test(new Test.Matches(Regex.containing(text)));
        }
    }
}
