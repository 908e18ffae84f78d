package io.sillage.analyzer.traffic;

import io.sillage.analyzer.framing.Message;
import io.sillage.analyzer.framing.PostgresFramer;
import io.sillage.analyzer.framing.PostgresTurns;
import java.util.Locale;

/**
 * PostgreSQL, version 3 of its protocol. Rows are not told one by one: the answer after them has their number and bytes.
 */
final class PostgresDialogue extends Dialogue {
    private final PostgresExchange exchange = new PostgresExchange();
    private long rows;
    private long rowBytes;

    private PostgresDialogue(PostgresTurns turns, Listener listener) {
        super(
                Protocol.POSTGRESQL,
                listener,
                out -> PostgresFramer.ofClient(turns, out),
                out -> PostgresFramer.ofServer(turns, out));
    }

    static Dialogue begin(Listener listener) {
        return new PostgresDialogue(new PostgresTurns(), listener);
    }

    @Override
    int waiting() {
        return exchange.waiting();
    }

    @Override
    void asked(Message message) {
        if (!(message instanceof Message.Postgres asked)) {
            return;
        }
        Span span = ended(true);
        Draft draft = new Draft(type(true, asked));
        if (asked.type() == 'Q' || asked.type() == 'P') {
            draft.text("db.operation.name", operation(asked.text())).text("db.query.text", asked.text());
        }
        if (asked.type() != ' ' || asked.text().equals("3")) {
            exchange.asked(asked.type(), span.endNanos());
        }
        tell(true, draft.span(span));
    }

    @Override
    void answered(Message message) {
        if (!(message instanceof Message.Postgres answer)) {
            return;
        }
        Span span = ended(false);
        Long waited = exchange.answered(answer.type(), span.beginNanos());
        if (answer.type() == 'D') {
            rows++;
            rowBytes += span.bytes();
            return;
        }
        Draft draft = new Draft(type(false, answer));
        if (answer.type() == 'C') {
            draft.text("db.operation.name", operation(answer.text()));
        } else if (answer.type() == 'E') {
            draft.text("error.type", answer.text()).text("db.response.status_code", answer.text());
        }
        if (rows > 0) {
            draft.number("db.response.returned_rows", rows).number("db.response.rows.size", rowBytes);
            rows = 0;
            rowBytes = 0;
        }
        draft.span(span);
        if (answer.type() == ' ' && answer.text().endsWith("granted")) {
            tell(false, draft);
            end();
            return;
        }
        if (waited != null) {
            draft.number("latency_ns", waited);
        }
        tell(false, draft);
    }

    private static String operation(String text) {
        String words = text.strip();
        int end = 0;
        while (end < words.length() && Character.isLetter(words.charAt(end))) {
            end++;
        }
        return words.substring(0, end).toUpperCase(Locale.ROOT);
    }

    /** The protocol's own names (postgresql.org/docs/current/protocol-message-formats.html). */
    private static String type(boolean client, Message.Postgres message) {
        return switch (message.type()) {
            case ' ' -> client ? startup(message.text()) : message.text();
            case 'B' -> "bind";
            case 'C' -> client ? "close" : "command_complete";
            case 'D' -> "describe";
            case 'E' -> client ? "execute" : "error";
            case 'F' -> "function_call";
            case 'G' -> "copy_in";
            case 'H' -> client ? "flush" : "copy_out";
            case 'I' -> "empty_query";
            case 'K' -> "backend_key";
            case 'N' -> "notice";
            case 'A' -> "notification";
            case 'P' -> "parse";
            case 'Q' -> "query";
            case 'R' -> "authentication";
            case 'S' -> client ? "sync" : "parameter_status";
            case 'T' -> "row_description";
            case 'V' -> "function_call_response";
            case 'W' -> "copy_both";
            case 'X' -> "terminate";
            case 'Z' -> "ready";
            case 'c' -> "copy_done";
            case 'd' -> "copy_data";
            case 'f' -> "copy_fail";
            case 'n' -> "no_data";
            case 'p' -> "password";
            case 's' -> "portal_suspended";
            case 't' -> "parameter_description";
            case 'v' -> "negotiate_version";
            case '1' -> "parse_complete";
            case '2' -> "bind_complete";
            case '3' -> "close_complete";
            default -> "type_" + message.type();
        };
    }

    private static String startup(String code) {
        return switch (code) {
            case "SSL" -> "tls_request";
            case "GSS" -> "gss_request";
            case "cancel" -> "cancel";
            default -> "startup";
        };
    }
}
