package io.sillage.analyzer.traffic;

import io.sillage.analyzer.framing.HttpFramer;
import io.sillage.analyzer.framing.HttpTurns;
import io.sillage.analyzer.framing.Message;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1. An exchange is a request and the answer to it, pipelined or not; interim answers (RFC 9110 section 15.2) are
 * told as such.
 */
final class HttpDialogue extends Dialogue {
    private static final int SERVER_ERROR = 500;

    private static final class Request {
        final Message.HttpRequest line;
        /** Time of its last byte; 0 while that has not come. */
        long endNanos;

        Request(Message.HttpRequest line) {
            this.line = line;
        }
    }

    private final Questions<Request> requests = new Questions<>();
    private @Nullable Request asking;
    private Message.@Nullable HttpResponse answering;

    private HttpDialogue(HttpTurns turns, Listener listener) {
        super(
                Protocol.HTTP,
                listener,
                out -> HttpFramer.ofRequests(turns, out),
                out -> HttpFramer.ofResponses(turns, out));
    }

    static Dialogue begin(Listener listener) {
        return new HttpDialogue(new HttpTurns(), listener);
    }

    @Override
    int waiting() {
        return requests.count();
    }

    @Override
    void asked(Message message) {
        if (message instanceof Message.HttpRequest line) {
            asking = new Request(line);
            requests.ask(asking);
        } else if (message instanceof Message.HttpEnd end && asking != null) {
            Span span = ended(true);
            asking.endNanos = span.endNanos();
            Draft draft = describe(new Draft("request"), asking.line)
                    .text("network.protocol.version", version(asking.line.version()))
                    .number("http.request.body.size", end.bodyBytes());
            asking = null;
            tell(true, draft.span(span));
        }
    }

    @Override
    void answered(Message message) {
        if (message instanceof Message.HttpResponse line) {
            answering = line;
        } else if (message instanceof Message.HttpEnd end && answering != null) {
            answer(answering, end.bodyBytes());
            answering = null;
        } else if (message instanceof Message.HttpUpgraded upgraded) {
            tell(
                    false,
                    new Draft("upgrade")
                            .text("http.upgrade", upgraded.protocol())
                            .span(ended(false)));
            end();
        }
    }

    private void answer(Message.HttpResponse line, long bodyBytes) {
        int status = line.status();
        boolean interim = status < 200 && status != 101;
        Request request = requests.first();
        Span span = ended(false);
        Draft draft = new Draft(interim ? "interim" : "response");
        if (request != null) {
            describe(draft, request.line);
        }
        draft.text("network.protocol.version", version(line.version()));
        draft.text("error.type", status >= SERVER_ERROR ? Integer.toString(status) : null);
        draft.number("http.response.status_code", status).number("http.response.body.size", bodyBytes);
        draft.span(span);
        if (request != null && request.endNanos > 0) {
            draft.latency(request.endNanos, span);
        }
        if (!interim) {
            requests.answered();
        }
        tell(false, draft);
    }

    @Override
    void partly(boolean ofOrig, Draft draft) {
        if (ofOrig && asking != null) {
            describe(draft, asking.line);
        } else if (!ofOrig && answering != null) {
            draft.number("http.response.status_code", answering.status());
        }
    }

    /** The query is left out: secrets stand there. */
    private static Draft describe(Draft draft, Message.HttpRequest line) {
        boolean connect = line.method().equals("CONNECT");
        return draft.text("http.request.method", line.method())
                .text(connect ? "server.address" : "url.path", connect ? line.target() : path(line.target()));
    }

    /** Of {@code /path?query}, or of {@code http://host/path?query} as a proxy gets it. */
    private static String path(String target) {
        int authority = target.startsWith("/") ? -1 : target.indexOf("://");
        int slash = authority < 0 ? 0 : target.indexOf('/', authority + 3);
        int query = target.indexOf('?');
        int end = query < 0 ? target.length() : query;
        return slash < 0 || slash > end ? "/" : target.substring(slash, end);
    }

    private static String version(String protocol) {
        return protocol.substring(protocol.indexOf('/') + 1);
    }
}
