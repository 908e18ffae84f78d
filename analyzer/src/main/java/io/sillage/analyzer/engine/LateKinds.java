package io.sillage.analyzer.engine;

import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.symbolic.Row;
import io.sillage.event.Kind;
import java.util.List;

/**
 * Kinds of events that are written later than they happened: the JVM hands its samples on about once a second. Who follows a
 * log and wants their true place among the others has to wait for them.
 */
public final class LateKinds {
    /** So late they are at most, unless the host is overloaded. */
    public static final long DELAY_NANOS = 2_000_000_000L;

    private static final List<String> NAMES = List.of(Kind.JFR_SAMPLE.jsonName());

    private LateKinds() {}

    /** Whether such an event may change what the program gives, or the one whose records it reads. */
    public static boolean matterTo(Program program) {
        Program reader = program;
        while (reader.over() != null) {
            reader = reader.over();
        }
        Program ofEvents = reader;
        return ofEvents.strict() || NAMES.stream().anyMatch(kind -> mayBeMentioned(kind, ofEvents));
    }

    private static boolean mayBeMentioned(String kind, Program program) {
        Row row = new Row(program.fields().size());
        int field = program.fields().indexOf("kind");
        if (field >= 0) {
            row.put(field, kind);
        }
        return program.alphabet().mayMention(field, row);
    }
}
