package io.sillage.analyzer.language;

import java.util.List;

/** A rational expression over events, as written. */
sealed interface Expression {
    Place place();

    /** One event, and what to do with it. */
    record Atom(String event, List<Action> actions, Place place) implements Expression {}

    record Sequence(List<Expression> parts, Place place) implements Expression {}

    record Either(List<Expression> parts, Place place) implements Expression {}

    /** The first, and the second for those words that the first does not know. */
    record Else(Expression first, Expression second, Place place) implements Expression {}

    /** @param most how often at most, -1 for any number */
    record Repeat(Expression of, int least, int most, Place place) implements Expression {}
}
