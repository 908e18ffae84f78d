package io.sillage.analyzer.framing;

/** What both directions of a PostgreSQL connection must know of each other: whether TLS was asked for and granted. */
public final class PostgresTurns {
    private boolean asked;
    private boolean encrypted;

    void ask() {
        asked = true;
    }

    /** Whether the server's next byte is its answer to that. */
    boolean takeQuestion() {
        boolean was = asked;
        asked = false;
        return was;
    }

    void encrypt() {
        encrypted = true;
    }

    boolean encrypted() {
        return encrypted;
    }
}
