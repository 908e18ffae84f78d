package io.sillage.analyzer.language;

import io.sillage.analyzer.transduce.Machine;
import io.sillage.analyzer.transduce.symbolic.Alphabet;
import io.sillage.analyzer.transduce.symbolic.Branches;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A transducer that is proved and ready to run.
 *
 * @param over the program whose records it reads, null if it reads events
 * @param fields the names of the fields that a row must have, by number
 * @param keyFields the numbers of those that name a slice; none: the whole log is one
 * @param strict whether an event that no guard mentions breaks its slice
 * @param idleNanos a slice without an event for so long has ended; 0: never
 * @param interim whether slices that are not finished have records too
 * @param everyNanos how often they are given in the time of the log, 0: only at its end
 * @param events the names of the events that {@code match} mentions, by their guards' numbers in the alphabet
 * @param machine letters of the alphabet to positions of the expression: what is proved
 * @param positions by output label, from 1; 0 is empty
 * @param branches what is run
 * @param registers their names and what is done with each, in order
 * @param remarks what is odd and harmless
 * @param source the program's text, made from its syntax tree; compiled, it gives this program again, after those whose
 *     records it reads
 */
public record Program(
        String name,
        @Nullable Program over,
        List<String> fields,
        List<Integer> keyFields,
        boolean strict,
        long idleNanos,
        boolean interim,
        long everyNanos,
        List<String> events,
        Alphabet alphabet,
        Machine machine,
        List<Position> positions,
        Branches branches,
        Map<String, Action.Op> registers,
        List<Field> record,
        List<String> remarks,
        String source) {

    /** A place in the expression that reads one event. */
    public record Position(String event, List<Action> actions, Place place) {
        /** Equal to another place's exactly if the same is done there. */
        List<Action> unplaced() {
            return actions.stream().map(Action::unplaced).toList();
        }

        /** As it could have been written. */
        public String text() {
            return actions.isEmpty()
                    ? event
                    : event + " { "
                            + String.join(
                                    "; ", actions.stream().map(Action::text).toList()) + " }";
        }
    }

    /** A field of the record that is given. */
    public record Field(String name, Term term) {}

    /** Whether it asks of events which methods run in their thread, so that all events of a thread have to be read in order. */
    public boolean asksCallStack() {
        return over == null && fields.contains(Catalog.CALL_STACK);
    }

    /** The names of what a record has. */
    public List<String> recordFields() {
        Set<String> names = new LinkedHashSet<>(List.of("time", "transducer"));
        keyFields.forEach(field -> names.add(fields.get(field)));
        names.addAll(List.of("ended", "complete"));
        record.forEach(field -> names.add(field.name()));
        return List.copyOf(names);
    }

    /** The names of the events that a letter's inputs are, joined by {@code &}; {@code other} for none. */
    public String letterName(int letter) {
        StringBuilder name = new StringBuilder();
        for (int guard = 0; guard < events.size(); guard++) {
            if (alphabet.holds(guard, letter)) {
                name.append(name.length() == 0 ? "" : "&").append(events.get(guard));
            }
        }
        return name.length() == 0 ? "other" : name.toString();
    }

    /** An event of that letter, as JSON, with as few fields as possible. */
    public String example(int letter) {
        return Examples.json(fields, alphabet.example(letter));
    }
}
