package io.sillage.analyzer.framing;

/** What both directions of a PostgreSQL connection must know of each other: what encryption the server has been asked for. */
public final class PostgresTurns {
    static final char TLS = 'S';
    static final char GSS = 'G';
    static final char NOTHING = 0;

    private char asked = NOTHING;

    /** @param encryption the byte by which the server would grant it */
    void ask(char encryption) {
        asked = encryption;
    }

    /** What the server's next byte answers, {@link #NOTHING} where it is a message. */
    char takeQuestion() {
        char was = asked;
        asked = NOTHING;
        return was;
    }
}
