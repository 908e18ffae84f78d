package io.sillage.analyzer.reading;

import io.sillage.analyzer.journal.Entry;
import org.jspecify.annotations.Nullable;

/** Method entries and exits of each thread, matched into calls. A labelled escape from transducers: it needs a stack. */
public final class CallNesting implements Reading<ThreadKey, Call> {
    private final CallPath root = CallPath.root();

    @Override
    public @Nullable ThreadKey key(Entry entry) {
        return entry.kind().startsWith("method.") ? ThreadKey.of(entry) : null;
    }

    @Override
    public boolean broadcast(Entry entry) {
        return entry.kind().equals("loss");
    }

    @Override
    public Slice<Call> begin(ThreadKey key) {
        return new CallStack(key, root);
    }

    /** The tree of all stacks seen until now, of all threads. */
    public CallPath root() {
        return root;
    }
}
