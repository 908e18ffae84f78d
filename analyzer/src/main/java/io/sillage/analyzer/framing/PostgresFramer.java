package io.sillage.analyzer.framing;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * PostgreSQL's protocol, version 3 (postgresql.org/docs/current/protocol-message-formats.html): one framer a direction,
 * both with the same {@link PostgresTurns}.
 *
 * <pre>
 * first of the client   0 length of all    4 code: 3.0, SSL request, GSS request, cancel
 * others                0 type             1 length, of itself too, not of the type    5 contents
 * answer to SSL         0 S: TLS follows, or N          to GSS   G or N
 * </pre>
 */
public final class PostgresFramer extends Framer {
    private static final int SSL = 80_877_103;
    private static final int GSS = 80_877_104;
    private static final int CANCEL = 80_877_102;
    private static final int MAX_BYTES = 1 << 30;

    private enum Place {
        STARTUP,
        ANSWER,
        HEAD,
        CONTENTS
    }

    private final boolean client;
    private final PostgresTurns turns;
    private Place place;
    private char type;
    private int length;

    private PostgresFramer(boolean client, PostgresTurns turns, Consumer<? super Message> out) {
        super(out);
        this.client = client;
        this.turns = turns;
        place = client ? Place.STARTUP : Place.ANSWER;
        askBytes(client ? 8 : 1);
    }

    public static PostgresFramer ofClient(PostgresTurns turns, Consumer<? super Message> out) {
        return new PostgresFramer(true, turns, out);
    }

    public static PostgresFramer ofServer(PostgresTurns turns, Consumer<? super Message> out) {
        return new PostgresFramer(false, turns, out);
    }

    @Override
    void gathered(ByteBuffer bytes) {
        switch (place) {
            case STARTUP -> startup(bytes.getInt(), bytes.getInt());
            case ANSWER -> answer((char) (bytes.get() & 0xff));
            case HEAD -> head(bytes);
            case CONTENTS -> contents(bytes);
        }
    }

    private void startup(int stated, int code) {
        if (stated < 8 || stated > 10_000 || code >>> 16 != 3 && code != SSL && code != GSS && code != CANCEL) {
            broken("no PostgreSQL startup: length " + stated + ", code " + code);
            return;
        }
        say(new Message.Postgres(
                ' ', code == SSL ? "SSL" : code == GSS ? "GSS" : code == CANCEL ? "cancel" : "3", stated));
        pass(stated - 8);
        if (code == SSL || code == GSS) {
            turns.ask(code == SSL ? PostgresTurns.TLS : PostgresTurns.GSS);
            askBytes(8);
        } else {
            place = Place.HEAD;
            askBytes(5);
        }
    }

    /**
     * The server's first byte, or the first after a refusal: an answer to SSL or GSS, or the type of a message, as of the error that
     * servers give which don't know the question.
     */
    private void answer(char first) {
        char asked = turns.takeQuestion();
        boolean granted = first == asked;
        if (asked != PostgresTurns.NOTHING && (granted || first == 'N')) {
            String answer = granted ? "granted" : "refused";
            say(new Message.Postgres(' ', (asked == PostgresTurns.TLS ? "tls_" : "gss_") + answer, 1));
            if (granted) {
                passAll();
            }
            return;
        }
        type = first;
        place = Place.HEAD;
        askBytes(4);
    }

    private void head(ByteBuffer bytes) {
        if (bytes.remaining() == 5) {
            type = (char) (bytes.get() & 0xff);
        }
        length = bytes.getInt();
        if (length < 4 || length > MAX_BYTES || type < 'A' && (type < '1' || type > '3') || type > 'z') {
            broken("no PostgreSQL message: type " + (int) type + ", length " + length);
        } else if (length == 4) {
            end("", 0);
        } else if (interesting()) {
            place = Place.CONTENTS;
            askBytes(Math.min(length - 4, Texts.MAX_BYTES));
        } else {
            end("", length - 4L);
        }
    }

    private boolean interesting() {
        return client ? type == 'Q' || type == 'P' : type == 'C' || type == 'E';
    }

    private void contents(ByteBuffer bytes) {
        int kept = bytes.remaining();
        if (type == 'P') {
            skipText(bytes);
        }
        end(type == 'E' ? sqlState(bytes) : untilZero(bytes), length - 4L - kept);
    }

    private void end(String text, long rest) {
        say(new Message.Postgres(type, text, length + 1L));
        place = Place.HEAD;
        pass(rest);
        askBytes(5);
    }

    /** Fields of a byte and a text each; C is the code. */
    private static String sqlState(ByteBuffer bytes) {
        while (bytes.remaining() > 1) {
            char field = (char) bytes.get();
            if (field == 'C') {
                return untilZero(bytes);
            }
            skipText(bytes);
        }
        return "";
    }

    private static void skipText(ByteBuffer bytes) {
        while (bytes.hasRemaining() && bytes.get() != 0) {
            // up to and with the zero
        }
    }

    private static String untilZero(ByteBuffer bytes) {
        int end = bytes.position();
        while (end < bytes.limit() && bytes.get(end) != 0) {
            end++;
        }
        return Texts.of(bytes, end - bytes.position());
    }
}
