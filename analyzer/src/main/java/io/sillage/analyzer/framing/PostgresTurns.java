package io.sillage.analyzer.framing;

/** What both directions of a PostgreSQL connection must know of each other: whether the server has been asked for TLS. */
public final class PostgresTurns {
    private boolean asked;

    void ask() {
        asked = true;
    }

    /** Whether the server's next byte is its answer to that. */
    boolean takeQuestion() {
        boolean was = asked;
        asked = false;
        return was;
    }
}
