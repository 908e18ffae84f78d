package io.sillage.analyzer.view;

import io.sillage.event.Connection;
import io.sillage.event.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The life of one end of a connection, as far as the log has it. Times are monotonic, {@link #NEVER} where it did not
 * happen.
 *
 * @param connection with the addresses as they were known last
 * @param threadName the thread that opened it, or that was seen first
 * @param opened whether connect or accept succeeded
 * @param startMono when connecting began, when it was accepted, or when it was first seen
 * @param openMono when connect or accept returned
 * @param eofMono when a read met the end that the other side had made
 * @param finMono when this side said that it sends no more: shutdown of its output, or close
 * @param resetMono when a read or write failed although this end had not been closed
 * @param asOrig turns in which this end wrote the request; null where it can't be the originator
 * @param asResp turns in which this end wrote the answer; null where it can't be the responder
 * @param idleMaxNanos the longest time in which no byte moved
 * @param sent when which bytes were written: the beginning of each call
 * @param got when which bytes had been read: the end of each call
 * @param shiftNanos how far its times are ahead of its host's own monotonic clock
 * @param events how many events it is made from
 */
record ConnectionEnd(
        Connection connection,
        Origin origin,
        Role role,
        @Nullable String threadName,
        boolean opened,
        long startMono,
        long openMono,
        long lastMono,
        long written,
        long read,
        long writes,
        long reads,
        long firstWriteMono,
        long firstReadMono,
        long eofMono,
        long finMono,
        long closeMono,
        long resetMono,
        @Nullable String errorType,
        @Nullable List<String> openedBy,
        @Nullable List<String> closedBy,
        @Nullable TurnFigures asOrig,
        @Nullable TurnFigures asResp,
        long idleMaxNanos,
        Chunks sent,
        Chunks got,
        long shiftNanos,
        long events) {
    public static final long NEVER = Long.MAX_VALUE;

    public String id() {
        return connection.id();
    }

    public boolean closed() {
        return closeMono != NEVER;
    }
}
