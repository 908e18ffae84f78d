package io.sillage.analyzer.framing;

/**
 * What both directions of a Kafka connection must know of each other: after version 0 of SaslHandshake tokens go to and fro
 * without the headers of requests, until the client is let in (kafka.apache.org/protocol, SASL Authentication Sequence).
 */
public final class KafkaTurns {
    private boolean authenticating;
    private int unanswered;

    void authenticate() {
        authenticating = true;
    }

    boolean authenticating() {
        return authenticating;
    }

    void authenticated() {
        authenticating = false;
    }

    void token() {
        unanswered++;
    }

    /** Whether the server's next message answers a token. */
    boolean answersToken() {
        boolean answers = unanswered > 0;
        unanswered -= answers ? 1 : 0;
        return answers;
    }
}
