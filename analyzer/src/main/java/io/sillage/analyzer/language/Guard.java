package io.sillage.analyzer.language;

import io.sillage.analyzer.transduce.symbolic.Test;
import java.util.List;

/** A condition on one event, as written. */
sealed interface Guard {
    /** @param quoted it stood in backquotes, or with a dot before it: nobody needs to know it */
    record Field(String name, boolean quoted, Test test, Place place) implements Guard {}

    /** Another event's condition. */
    record Named(String event, Place place) implements Guard {}

    record Not(Guard of) implements Guard {}

    record All(List<Guard> parts) implements Guard {}

    record Any(List<Guard> parts) implements Guard {}
}
