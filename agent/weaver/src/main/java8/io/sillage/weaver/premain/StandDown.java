package io.sillage.weaver.premain;

/** The agent cannot or must not work here; the message is the reason that its user reads. */
public final class StandDown extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StandDown(String reason) {
        super(reason, null, false, false);
    }
}
