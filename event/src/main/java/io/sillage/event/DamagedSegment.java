package io.sillage.event;

/** A segment whose bytes can't be what a writer wrote. The message says what is wrong and at which byte. */
public final class DamagedSegment extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DamagedSegment(String message) {
        super(message);
    }

    public DamagedSegment(String message, Throwable cause) {
        super(message, cause);
    }
}
