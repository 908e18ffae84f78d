package io.sillage.analyzer.engine;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.timeline.Timeline;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a program makes of one event of a log.
 *
 * @param entry the event
 * @param letter what its guards make of it
 * @param key its slice's, null if the event lacks a field of it, or no guard can be true of its kind
 */
record Placed(
        Program program, Entry entry, int letter, @Nullable Key key) {
    /**
     * Looks for an event.
     *
     * @param log read only if the name can be one of an event
     * @param name its stream, a colon, its number there
     * @return null if there is none of that name
     */
    static @Nullable Placed find(Program program, Supplier<Timeline> log, String name) {
        int colon = name.lastIndexOf(':');
        if (colon < 0 || !name.substring(colon + 1).matches("[0-9]{1,18}")) {
            return null;
        }
        String stream = name.substring(0, colon);
        long seq = Long.parseLong(name.substring(colon + 1));
        Timeline timeline = log.get();
        Decoder decoder = new Decoder(program);
        Decoded decoded = decoder.room();
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            decoder.decode(entry, timeline.clock(), timeline.source(entry), decoded);
            if (entry.seq() == seq && entry.stream().equals(stream)) {
                Key key = decoded.findKey();
                int letter = decoded.isMentioned()
                        ? decoded.letter()
                        : program.alphabet().none();
                return new Placed(program, entry, letter, key == null ? null : key.kept());
            }
        }
        return null;
    }

    /** Whether it is that entry. */
    boolean is(Entry other) {
        return other.seq() == entry.seq() && other.stream().equals(entry.stream());
    }

    /** For people: what it is, and of which slice. */
    String text() {
        String event = entry.stream() + ":" + entry.seq() + " is a " + entry.kind() + ": ";
        if (letter == program.alphabet().none()) {
            return event + "none of the events that are mentioned (" + String.join(", ", program.events()) + ")"
                    + (program.strict() ? ", so it ends its slice" : ", so it is skipped");
        }
        return event + program.letterName(letter) + ", of " + slice();
    }

    private String slice() {
        if (program.keyFields().isEmpty()) {
            return "the only slice";
        }
        return key == null
                ? "every open slice, as it lacks a field of the key (" + String.join(", ", keyNames()) + ")"
                : "the slice " + new KeyText(program).of(key);
    }

    private List<String> keyNames() {
        return program.keyFields().stream().map(program.fields()::get).toList();
    }

    /** Whether a slice's run has to do with it. */
    boolean concerns(Key slice) {
        return key == null ? letter != program.alphabet().none() : key.equals(slice);
    }
}
