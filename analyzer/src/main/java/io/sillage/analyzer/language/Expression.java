package io.sillage.analyzer.language;

import java.util.List;
import java.util.function.Consumer;

/** A rational expression over events, as written. */
sealed interface Expression {
    Place place();

    /** One event, and what to do with it. */
    record Atom(String event, List<Action> actions, Place place) implements Expression {}

    record Sequence(List<Expression> parts, Place place) implements Expression {}

    record Either(List<Expression> parts, Place place) implements Expression {}

    /** What both match, each of the events that it mentions; an event that both mention must fit both. */
    record Both(List<Expression> parts, Place place) implements Expression {}

    /** The first, and the second for those words that the first does not know. */
    record Else(Expression first, Expression second, Place place) implements Expression {}

    /** @param most how often at most, -1 for any number */
    record Repeat(Expression of, int least, int most, Place place) implements Expression {}

    /** Calls back for every place that reads an event, from left to right. */
    default void eachAtom(Consumer<Atom> found) {
        if (this instanceof Atom atom) {
            found.accept(atom);
        } else if (this instanceof Sequence sequence) {
            sequence.parts.forEach(part -> part.eachAtom(found));
        } else if (this instanceof Either either) {
            either.parts.forEach(part -> part.eachAtom(found));
        } else if (this instanceof Both both) {
            both.parts.forEach(part -> part.eachAtom(found));
        } else if (this instanceof Else other) {
            other.first.eachAtom(found);
            other.second.eachAtom(found);
        } else if (this instanceof Repeat repeat) {
            repeat.of.eachAtom(found);
        }
    }

    /** Whether something in it stands side by side with something else. */
    default boolean hasSides() {
        return this instanceof Both
                || this instanceof Sequence sequence && sequence.parts.stream().anyMatch(Expression::hasSides)
                || this instanceof Either either && either.parts.stream().anyMatch(Expression::hasSides)
                || this instanceof Else other && (other.first.hasSides() || other.second.hasSides())
                || this instanceof Repeat repeat && repeat.of.hasSides();
    }
}
