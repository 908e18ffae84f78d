package io.sillage.analyzer.reading;

import io.sillage.analyzer.journal.Entry;
import io.sillage.event.Frame;
import io.sillage.event.SocketEvent;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lives of connections, one end at a time. Its key is the end's id. */
public final class ConnectionLife implements Reading<String, ConnectionEnd> {
    private final Function<Entry, @Nullable List<String>> stackOf;

    /** @param stackOf the methods that run in an entry's thread at that moment, null where nobody knows */
    public ConnectionLife(Function<Entry, @Nullable List<String>> stackOf) {
        this.stackOf = stackOf;
    }

    @Override
    public @Nullable String key(Entry entry) {
        Frame frame = entry.frame();
        return frame != null && frame.event() instanceof SocketEvent socket
                ? socket.connection().id()
                : null;
    }

    @Override
    public Slice<ConnectionEnd> begin(String key) {
        return new EndState(stackOf);
    }
}
