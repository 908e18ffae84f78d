package io.sillage.collector.journal;

import java.io.IOException;

/** A directory that this collector does not record into. The message says why and what to do. */
public final class RecordingRefused extends IOException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    RecordingRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why, for who turns it into an exit code. */
    public enum Reason {
        /** There is a recording already, or something else is in the directory. */
        EXISTS,
        /** Another collector is at work in it. */
        IN_USE,
        /** It can't be made, written or read by this user. */
        NO_ACCESS,
        /** It belongs to another user. */
        NOT_OURS,
        /** It can't be resumed: damaged, unknown version, or begun before the host was started. */
        NOT_RESUMABLE
    }
}
