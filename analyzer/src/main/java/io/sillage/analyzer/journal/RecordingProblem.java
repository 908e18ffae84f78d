package io.sillage.analyzer.journal;

import org.jspecify.annotations.Nullable;

/** A recording that can't be read at all. The message says what, with which values, and what to do. */
public final class RecordingProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whose fault it is, which decides the exit code. */
    public enum Fault {
        /** Another argument is needed: exit code 2. */
        USAGE(2),
        /** The host or the files are at fault: exit code 3. */
        ENVIRONMENT(3);

        private final int exitCode;

        Fault(int exitCode) {
            this.exitCode = exitCode;
        }
    }

    private final Fault fault;

    private RecordingProblem(Fault fault, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public static RecordingProblem usage(String message) {
        return new RecordingProblem(Fault.USAGE, message, null);
    }

    public static RecordingProblem environment(String message, @Nullable Throwable cause) {
        return new RecordingProblem(Fault.ENVIRONMENT, message, cause);
    }

    public Fault fault() {
        return fault;
    }

    public int exitCode() {
        return fault.exitCode;
    }
}
