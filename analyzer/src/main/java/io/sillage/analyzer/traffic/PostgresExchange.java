package io.sillage.analyzer.traffic;

import org.jspecify.annotations.Nullable;

/**
 * What a PostgreSQL server answers next, pipelined or not (postgresql.org/docs/current/protocol-flow.html). Of what a client
 * sends these are kept: startup, query, function call, execute, and sync, which ends a batch. An error in a batch answers
 * all until the sync; a copy to the server ends when the client says so.
 */
final class PostgresExchange {
    private static final char STARTUP = ' ';
    private static final char QUERY = 'Q';
    private static final char EXECUTE = 'E';
    private static final char SYNC = 'S';

    private record Asked(char type, long endNanos) {}

    private final Questions<Asked> questions = new Questions<>();
    /** After an error the server reads nothing until a sync. */
    private boolean failed;
    /** The client sends data: then only its end asks for an answer. */
    private boolean copying;

    private long copiedNanos;
    private long answerNanos;

    int waiting() {
        return questions.count();
    }

    /**
     * The client sent that message.
     *
     * @param endNanos when its last byte came
     */
    void asked(char type, long endNanos) {
        switch (type) {
            case STARTUP, QUERY, 'F', EXECUTE -> {
                if (!failed) {
                    questions.ask(new Asked(type, endNanos));
                }
            }
            case SYNC -> {
                failed = false;
                questions.ask(new Asked(type, endNanos));
            }
            case 'c', 'f' -> copiedNanos = copying ? endNanos : 0;
            default -> {}
        }
    }

    /**
     * The server sent that message.
     *
     * @param beginNanos when its first byte came
     * @return how long its answer was waited for, from the last byte that asked for it; null when that is not known, or the
     *     message completes no answer
     */
    @Nullable
    Long answered(char type, long beginNanos) {
        return switch (type) {
            case 'D', 'H', 'V' -> begun(beginNanos);
            case 'T' -> first(QUERY) ? begun(beginNanos) : null;
            case 'G', 'W' -> copies(beginNanos);
            case 'C', 'I', 's' -> completed(beginNanos);
            case 'E' -> failed(beginNanos);
            case 'Z' -> ready();
            default -> null;
        };
    }

    private boolean first(char type) {
        Asked first = questions.first();
        return first != null && first.type == type;
    }

    private @Nullable Long begun(long beginNanos) {
        answerNanos = answerNanos == 0 ? beginNanos : answerNanos;
        return null;
    }

    /** What was sent before the server asked for data, a sync even, is not read as what it was meant to be. */
    private @Nullable Long copies(long beginNanos) {
        copying = true;
        if (first(EXECUTE)) {
            questions.keepFirst();
        }
        return begun(beginNanos);
    }

    private @Nullable Long completed(long beginNanos) {
        Long waited = waited(beginNanos);
        if (first(EXECUTE)) {
            questions.answered();
        }
        return waited;
    }

    private @Nullable Long failed(long beginNanos) {
        Long waited = waited(beginNanos);
        while (first(EXECUTE)) {
            questions.answered();
            failed = questions.first() == null;
        }
        return waited;
    }

    /** From the last byte of what asked, or of the copied data, to the first byte of the answer. */
    private @Nullable Long waited(long beginNanos) {
        Asked first = questions.first();
        boolean copied = copiedNanos > 0;
        long asked = copied ? copiedNanos : first == null ? 0 : first.endNanos;
        long answer = copied || answerNanos == 0 ? beginNanos : answerNanos;
        copying = false;
        copiedNanos = 0;
        answerNanos = 0;
        return first == null ? null : Math.max(0, answer - asked);
    }

    private @Nullable Long ready() {
        answerNanos = 0;
        while (first(EXECUTE)) {
            questions.answered();
        }
        questions.answered();
        return null;
    }
}
