package io.sillage.analyzer.engine;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.reading.ThreadKey;
import io.sillage.event.Loss;
import io.sillage.event.MethodEntered;
import io.sillage.event.MethodExited;

/** Takes what events say of the calls of threads; from the log, or on the way through a topic. */
interface CallSink {
    /** @param mono when, in the log's time */
    void entered(ThreadKey thread, String stream, String method, long mono);

    /** @param durationNanos since it was entered */
    void exited(ThreadKey thread, String stream, String method, long mono, long durationNanos);

    /** Events of that lane are lost, whichever threads they were of. */
    void lost(String stream);

    /** Tells what an entry says, if anything. */
    static void tell(Entry entry, CallSink out) {
        if (entry.frame() == null) {
            return;
        }
        if (entry.frame().event() instanceof Loss) {
            out.lost(entry.stream());
            return;
        }
        ThreadKey thread = entry.kind().startsWith("method.") ? ThreadKey.of(entry) : null;
        if (thread == null) {
            return;
        }
        if (entry.frame().event() instanceof MethodEntered entered) {
            out.entered(thread, entry.stream(), entered.method(), entry.mono());
        } else if (entry.frame().event() instanceof MethodExited exited) {
            out.exited(thread, entry.stream(), exited.method(), entry.mono(), exited.durationNanos());
        }
    }
}
