package io.sillage.analyzer.view;

import io.sillage.analyzer.engine.Feed;
import io.sillage.analyzer.engine.Given;
import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.language.Shipped;
import io.sillage.analyzer.transduce.Limits;
import io.sillage.event.ClockPair;
import io.sillage.event.Frame;
import io.sillage.event.SocketEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The lives of connections, one end at a time: the records of the reading {@code connection-end}, and beside them what
 * belongs to no record but decides which two ends are one connection.
 */
final class ConnectionLives {
    private static final String READING = "connection-end";

    /** The reading does not ask for it, and to find it out takes time. */
    private static final String NO_SOURCE = "";

    private final Map<String, ByteOffsets> offsets = new HashMap<>();
    /** Those that were asked for and on which nothing happened since: neighbours are asked for again and again. */
    private final Map<String, ConnectionEnd> known = new HashMap<>();

    private final EndRow rows;
    private final Feed feed;

    /**
     * Begins with nothing.
     *
     * @param clock the recording's, which turns monotonic times into wall time
     * @param maxEnds beyond so many the end that was quiet for longest is handed on and forgotten
     */
    ConnectionLives(ClockPair clock, int maxEnds, Consumer<? super ConnectionEnd> out) {
        Program program =
                Compiler.compile(Shipped.reading(READING), Limits.DEFAULT).get(0);
        rows = new EndRow(program, clock);
        feed = new Feed(program, clock, maxEnds, given -> out.accept(ended(given))).withoutText();
    }

    /** Takes the next entry of the log. */
    void step(Entry entry) {
        Frame frame = entry.frame();
        if (frame == null) {
            return;
        }
        if (frame.event() instanceof SocketEvent event) {
            String id = event.connection().id();
            ByteOffsets moved = offsets.get(id);
            if (moved == null) {
                moved = new ByteOffsets(entry, frame);
                offsets.put(id, moved);
            }
            moved.step(frame, entry.mono());
            known.remove(id);
        }
        feed.step(entry.understood(), NO_SOURCE);
    }

    private ConnectionEnd ended(Given given) {
        ConnectionEnd end = end(given);
        offsets.remove(end.id());
        known.remove(end.id());
        return end;
    }

    private ConnectionEnd end(Given given) {
        return rows.end(given, offsets);
    }

    /** That end, as it is now; null if it is not known. */
    @Nullable
    ConnectionEnd of(String id) {
        ConnectionEnd before = known.get(id);
        if (before != null) {
            return before;
        }
        Given given = feed.now(id);
        if (given == null) {
            return null;
        }
        ConnectionEnd end = end(given);
        known.put(id, end);
        return end;
    }

    /** All ends that are known, as they are now. */
    void now(Consumer<? super ConnectionEnd> to) {
        feed.now(given -> to.accept(end(given)));
    }

    /** That end is over. */
    void forget(String id) {
        feed.forget(id);
        offsets.remove(id);
        known.remove(id);
    }

    /** The log has ended. */
    void end() {
        feed.end();
    }
}
