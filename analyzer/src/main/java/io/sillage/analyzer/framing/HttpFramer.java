package io.sillage.analyzer.framing;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.regex.Pattern;

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

    private static final Pattern METHOD = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,40}");
    private static final Pattern VERSION = Pattern.compile("HTTP/1\\.\\d");
    private static final Pattern CHUNK_LENGTH = Pattern.compile("[0-9A-Fa-f]{1,15}");
    private static final Pattern STATUS = Pattern.compile("[1-9]\\d\\d");

    private final boolean requests;
    private final HttpTurns turns;
    private final HttpFields fields = new HttpFields();
    private Place place = Place.START;
    private String method = "";
    private int status;
    private int trailers;
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
            case START -> start(Texts.whole(bytes));
            case FIELDS -> field(Texts.of(bytes));
            case CHUNK -> chunk(Texts.of(bytes));
            case CHUNK_END -> chunkEnd(bytes.remaining());
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
        fields.clear();
        trailers = 0;
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
        if (words.length != 3
                || !METHOD.matcher(words[0]).matches()
                || !VERSION.matcher(words[2].strip()).matches()) {
            return false;
        }
        method = words[0];
        turns.asked(method);
        say(new Message.HttpRequest(method, Texts.cut(words[1]), words[2].strip()));
        return true;
    }

    private boolean response(String[] words) {
        if (words.length < 2
                || !VERSION.matcher(words[0]).matches()
                || !STATUS.matcher(words[1]).matches()) {
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
            fields.end();
            body();
        } else if (!fields.add(line)) {
            broken("more than " + HttpFields.MAX_FIELDS + " header fields");
        }
    }

    /** The head is over: decides how long the body is. */
    private void body() {
        if (!requests && bodiless()) {
            return;
        }
        if (fields.chunked()) {
            next(Place.CHUNK);
        } else if (fields.coded() && requests) {
            broken("a request whose transfer coding does not end with chunked");
        } else if (!fields.coded() && fields.contradictory()) {
            broken("a Content-Length that is none, or several that differ");
        } else if (!fields.coded() && fields.length() >= 0) {
            pass(fields.length());
            end(fields.length());
        } else if (requests) {
            end(0);
        } else {
            untilEnd = true;
            bodyFrom = position();
            passAll();
        }
    }

    /** Whether an answer has no body, whatever its fields say (section 6.3, rules 1 and 2). */
    private boolean bodiless() {
        if (status < 200 && status != 101) {
            // An interim answer: the final one follows.
            say(new Message.HttpEnd(0));
            next(Place.START);
        } else if (status == 101 || status < 300 && method.equals("CONNECT")) {
            String upgrade = fields.upgrade();
            say(new Message.HttpEnd(0));
            say(new Message.HttpUpgraded(upgrade == null ? method : upgrade));
            turns.upgrade();
            passAll();
        } else if (method.equals("HEAD") || status == 204 || status == 304) {
            end(0);
        } else {
            return false;
        }
        return true;
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
        long size = chunkLength((extension < 0 ? line : line.substring(0, extension)).strip());
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

    private void chunkEnd(int bytes) {
        if (bytes == 0) {
            next(Place.CHUNK);
        } else {
            broken("a chunk that is longer than its length");
        }
    }

    private void trailer(int bytes) {
        if (bytes == 0) {
            end(bodyBytes);
        } else if (++trailers > HttpFields.MAX_FIELDS) {
            broken("more than " + HttpFields.MAX_FIELDS + " trailer fields");
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

    private static long chunkLength(String digits) {
        return CHUNK_LENGTH.matcher(digits).matches() ? Long.parseLong(digits, 16) : -1;
    }
}
