package io.sillage.analyzer.engine;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.language.Catalog;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.reading.ThreadKey;
import io.sillage.analyzer.transduce.symbolic.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code code.stack} for programs that ask for it: which methods run in an event's thread. No transducer can tell, as nesting
 * needs a stack of its own a thread; so it is worked out beside them and given with the event.
 */
final class Stacks {
    private final int field;
    private final ThreadCalls calls = new ThreadCalls();

    private Stacks(int field) {
        this.field = field;
    }

    /** Null for a program that does not ask. */
    static @Nullable Stacks of(Program program) {
        int field = program.fields().indexOf(Catalog.CALL_STACK);
        return field < 0 ? null : new Stacks(field);
    }

    /** Takes the next entry, in order. */
    void step(Entry entry) {
        CallSink.tell(entry, calls);
    }

    /** Tells a row the methods that run after that entry, leaf first. Where nobody knows, what a line of JSON may say stays. */
    void tell(Entry entry, Row row) {
        ThreadKey thread = ThreadKey.of(entry);
        List<String> stack = thread == null ? null : calls.methods(thread);
        if (stack != null) {
            row.setObject(field, Row.OTHER, stack);
        }
    }
}
