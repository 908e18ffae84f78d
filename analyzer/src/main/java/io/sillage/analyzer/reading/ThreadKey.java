package io.sillage.analyzer.reading;

import io.sillage.analyzer.journal.Entry;
import io.sillage.event.Frame;
import io.sillage.event.ThreadInfo;
import org.jspecify.annotations.Nullable;

/** A thread of one process. The JVM never gives a thread id twice. */
public record ThreadKey(String process, long id) {
    /** The thread that an entry happened in, or null. */
    public static @Nullable ThreadKey of(Entry entry) {
        Frame frame = entry.frame();
        ThreadInfo thread = frame == null ? null : frame.thread();
        return thread == null ? null : new ThreadKey(entry.origin().process(), thread.id());
    }
}
