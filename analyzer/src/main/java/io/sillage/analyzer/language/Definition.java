package io.sillage.analyzer.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transducer, as written.
 *
 * @param over the transducer whose records it reads, null if it reads events
 * @param key the fields whose values name a slice, none: the whole log is one; a dot before one says that it is meant, though
 *     no event of ours has it
 * @param idleNanos a slice without an event for so long ends; 0: never
 * @param interim whether slices that are not finished have records too
 * @param everyNanos how often such a record is given, 0: only at the end of the log
 */
record Definition(
        String name,
        Place place,
        @Nullable String over,
        List<String> key,
        boolean strict,
        long idleNanos,
        boolean interim,
        long everyNanos,
        List<Event> events,
        Expression match,
        List<Emit> emits) {

    record Event(String name, Guard guard, Place place) {}

    /** A field of the record. */
    record Emit(String name, Term term, Place place) {}

    @Nullable
    Event event(String wanted) {
        return events.stream()
                .filter(event -> event.name().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    /** The same, sliced by other fields. */
    Definition keyedBy(List<String> fields) {
        return new Definition(name, place, over, fields, strict, idleNanos, interim, everyNanos, events, match, emits);
    }
}
