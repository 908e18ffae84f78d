package io.sillage.analyzer.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a {@link Transducer} matches, or a part of it; nothing is changed, each method gives another one. */
public sealed class Part permits Part.On {
    private final Expression expression;

    private Part(Expression expression) {
        this.expression = expression;
    }

    Expression expression() {
        return expression;
    }

    /** One event. */
    public static On on(String event) {
        return new On(event, List.of());
    }

    /** One after another. */
    public static Part seq(Part... parts) {
        return new Part(parts.length == 1 ? parts[0].expression : new Expression.Sequence(of(parts), Place.NOWHERE));
    }

    /** Any of them. */
    public static Part either(Part... parts) {
        return new Part(parts.length == 1 ? parts[0].expression : new Expression.Either(of(parts), Place.NOWHERE));
    }

    /** All of them at once, each on the events that it mentions. */
    public static Part both(Part... parts) {
        return new Part(parts.length == 1 ? parts[0].expression : new Expression.Both(of(parts), Place.NOWHERE));
    }

    private static List<Expression> of(Part... parts) {
        return Arrays.stream(parts).map(Part::expression).toList();
    }

    /** Any number of times, also never. */
    public static Part star(Part part) {
        return new Part(new Expression.Repeat(part.expression, 0, -1, Place.NOWHERE));
    }

    /** Once or more often. */
    public static Part some(Part part) {
        return new Part(new Expression.Repeat(part.expression, 1, -1, Place.NOWHERE));
    }

    /** Once or never. */
    public static Part optional(Part part) {
        return new Part(new Expression.Repeat(part.expression, 0, 1, Place.NOWHERE));
    }

    /** @param most at least {@code least}, and 1 */
    public static Part times(int least, int most, Part part) {
        return new Part(new Expression.Repeat(part.expression, least, most, Place.NOWHERE));
    }

    /** This; and the other for what this does not know. */
    public Part orElse(Part other) {
        return new Part(new Expression.Else(expression, other.expression, Place.NOWHERE));
    }

    /** One event and what is done with it, in the order in which it is said. */
    public static final class On extends Part {
        private final String event;
        private final List<Action> actions;

        private On(String event, List<Action> actions) {
            super(new Expression.Atom(event, actions, Place.NOWHERE));
            this.event = event;
            this.actions = actions;
        }

        private On with(String register, Action.Op op, Worth value) {
            List<Action> more = new ArrayList<>(actions);
            more.add(new Action(register, op, value.term(), Place.NOWHERE));
            return new On(event, List.copyOf(more));
        }

        /** The register keeps the last value. */
        public On set(String register, Worth value) {
            return with(register, Action.Op.SET, value);
        }

        /** The register keeps the first value. */
        public On first(String register, Worth value) {
            return with(register, Action.Op.FIRST, value);
        }

        /** The register keeps the sum. */
        public On add(String register, Worth value) {
            return with(register, Action.Op.ADD, value);
        }

        public On min(String register, Worth value) {
            return with(register, Action.Op.MIN, value);
        }

        public On max(String register, Worth value) {
            return with(register, Action.Op.MAX, value);
        }

        /** The register keeps a sketch of all values. */
        public On sketch(String register, Worth value) {
            return with(register, Action.Op.SKETCH, value);
        }

        /** The register keeps a list of the first values. */
        public On append(String register, Worth value) {
            return with(register, Action.Op.APPEND, value);
        }
    }
}
