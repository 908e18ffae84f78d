package io.sillage.analyzer.reading;

import org.jspecify.annotations.Nullable;

/**
 * A method call, from its entry to its exit, or as much of that as is known.
 *
 * @param thread where it ran
 * @param path the method and its callers
 * @param startMono when it was entered
 * @param durationNanos until its exit; for an open one until the end of the log or of its process; 0 where the exit is missing
 * @param ownNanos the part of it that no recorded callee took
 * @param errorType the class of what it threw, absent when it returned
 */
public record Call(
        ThreadKey thread,
        CallPath path,
        long startMono,
        long durationNanos,
        long ownNanos,
        @Nullable String errorType,
        Evidence evidence) {

    /** What the log has of it. */
    public enum Evidence {
        WHOLE,
        /** Its entry is before the log's beginning, or lost. The exit still tells the duration. */
        EXIT_ONLY,
        /** It was left, because its caller was, but the exit is lost: how long it took is unknown. */
        ENTRY_ONLY,
        /** It was running when the log, or its process, ended. */
        OPEN
    }
}
