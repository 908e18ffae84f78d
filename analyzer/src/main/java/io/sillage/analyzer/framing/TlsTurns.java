package io.sillage.analyzer.framing;

/** What both directions of a TLS handshake must know of each other: whether the client has to say hello once more. */
public final class TlsTurns {
    private boolean retried;

    /** The server asked for another hello. */
    void retry() {
        retried = true;
    }

    boolean retried() {
        return retried;
    }
}
