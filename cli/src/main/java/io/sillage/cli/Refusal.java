package io.sillage.cli;

/** We will not or cannot, and say what, with which values, and what to do; with the exit code. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    static final int WRONG_USAGE = 2;
    static final int ENVIRONMENT = 3;

    private final int exitCode;

    private Refusal(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    static Refusal wrongUsage(String message) {
        return new Refusal(WRONG_USAGE, message);
    }

    static Refusal environment(String message) {
        return new Refusal(ENVIRONMENT, message);
    }

    /** A wrapped command that can't be started has exit codes of its own: 126 and 127. */
    static Refusal withExitCode(int exitCode, String message) {
        return new Refusal(exitCode, message);
    }

    int exitCode() {
        return exitCode;
    }

    /** Never null, unlike in other exceptions. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
