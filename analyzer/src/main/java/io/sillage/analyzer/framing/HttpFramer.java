package io.sillage.analyzer.framing;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 messages (RFC 9112): one framer a direction, both with the same {@link HttpTurns}.
 *
 * <pre>
 * start line CRLF, field lines CRLF …, CRLF, body
 * body (section 6.3): none after HEAD, 1xx, 204, 304; chunks; Content-Length; for an answer else until the end
 * chunk: length in hex [;extension] CRLF, data CRLF; the last has length 0, and trailer lines follow
 * </pre>
 */
public final class HttpFramer extends Framer {
    private enum Place {
        START,
        FIELDS,
        CHUNK,
        CHUNK_END,
        TRAILERS
    }

    private static final int MAX_FIELDS = 1000;

    private final boolean requests;
    private final HttpTurns turns;
    private Place place = Place.START;
    private String method = "";
    private int status;
    private int fields;
    private long length;
    private boolean chunked;
    private @Nullable String upgrade;
    private long bodyBytes;
    private long bodyFrom;
    private boolean untilEnd;

    private HttpFramer(boolean requests, HttpTurns turns, Consumer<? super Message> out) {
        super(out);
        this.requests = requests;
        this.turns = turns;
        askLine();
    }

    public static HttpFramer ofRequests(HttpTurns turns, Consumer<? super Message> out) {
        return new HttpFramer(true, turns, out);
    }

    public static HttpFramer ofResponses(HttpTurns turns, Consumer<? super Message> out) {
        return new HttpFramer(false, turns, out);
    }

    @Override
    void gathered(ByteBuffer bytes) {
        switch (place) {
            case START -> start(whole(bytes));
            case FIELDS -> field(text(bytes));
            case CHUNK -> chunk(text(bytes));
            case CHUNK_END -> next(Place.CHUNK);
            case TRAILERS -> trailer(bytes.remaining());
        }
    }

    private void next(Place there) {
        place = there;
        askLine();
    }

    private void start(String line) {
        if (requests && turns.upgraded()) {
            passAll();
            return;
        }
        if (line.isEmpty()) {
            // Section 2.2: an empty line before a message is to be ignored.
            return;
        }
        length = -1;
        chunked = false;
        upgrade = null;
        fields = 0;
        bodyBytes = 0;
        String[] words = line.split(" ", 3);
        boolean understood = requests ? request(words) : response(words);
        if (understood) {
            next(Place.FIELDS);
        } else {
            broken("no HTTP/1 start line: " + brief(line));
        }
    }

    private boolean request(String[] words) {
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            return false;
        }
        method = words[0];
        turns.asked(method);
        say(new Message.HttpRequest(method, cut(words[1]), words[2]));
        return true;
    }

    private boolean response(String[] words) {
        if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("[1-9]\\d\\d")) {
            return false;
        }
        status = Integer.parseInt(words[1]);
        String asked = turns.waiting();
        method = asked == null ? "" : asked;
        say(new Message.HttpResponse(status, words[0], asked));
        return true;
    }

    private void field(String line) {
        if (line.isEmpty()) {
            body();
            return;
        }
        if (++fields > MAX_FIELDS) {
            broken("more than " + MAX_FIELDS + " header fields");
            return;
        }
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
        String value = line.substring(colon + 1).strip();
        switch (name) {
            case "content-length" -> length = number(value, 10);
            case "transfer-encoding" -> chunked = value.toLowerCase(Locale.ROOT).endsWith("chunked");
            case "upgrade" -> upgrade = value;
            default -> {}
        }
    }

    /** The head is over: decides how long the body is. */
    private void body() {
        if (!requests && status < 200 && status != 101) {
            // An interim answer: the final one follows.
            say(new Message.HttpEnd(0));
            next(Place.START);
        } else if (!requests && (status == 101 || status < 300 && method.equals("CONNECT"))) {
            say(new Message.HttpEnd(0));
            say(new Message.HttpUpgraded(upgrade == null ? method : upgrade));
            turns.upgrade();
            passAll();
        } else if (!requests && (method.equals("HEAD") || status == 204 || status == 304)) {
            end(0);
        } else if (chunked) {
            next(Place.CHUNK);
        } else if (length >= 0) {
            pass(length);
            end(length);
        } else if (requests) {
            end(0);
        } else {
            untilEnd = true;
            bodyFrom = position();
            passAll();
        }
    }

    /** Section 6.3, rule 8: an answer of no stated length lasts until the connection ends. */
    @Override
    void ended() {
        if (untilEnd) {
            untilEnd = false;
            turns.answered();
            say(new Message.HttpEnd(position() - bodyFrom));
        }
    }

    private void chunk(String line) {
        int extension = line.indexOf(';');
        long size = number(
                extension < 0 ? line.strip() : line.substring(0, extension).strip(), 16);
        if (size < 0) {
            broken("no chunk length: " + brief(line));
        } else if (size == 0) {
            next(Place.TRAILERS);
        } else {
            bodyBytes += size;
            pass(size);
            next(Place.CHUNK_END);
        }
    }

    private void trailer(int bytes) {
        if (bytes == 0) {
            end(bodyBytes);
        } else if (++fields > MAX_FIELDS) {
            broken("more than " + MAX_FIELDS + " trailer fields");
        }
    }

    private void end(long bytes) {
        if (!requests) {
            turns.answered();
        }
        say(new Message.HttpEnd(bytes));
        next(Place.START);
    }

    private static String brief(String line) {
        return line.substring(0, Math.min(line.length(), 80));
    }

    private static long number(String text, int radix) {
        try {
            return text.isEmpty() || text.charAt(0) == '+' ? -1 : Long.parseLong(text, radix);
        } catch (NumberFormatException none) {
            return -1;
        }
    }
}
