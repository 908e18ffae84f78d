package io.sillage.analyzer.language;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that events have, by the contract of {@code docs/events.md}; a test holds the two together. */
public final class Catalog {
    /** What values a field has. */
    public enum Type {
        TEXT,
        INTEGER,
        REAL,
        BOOLEAN,
        TIME,
        LIST
    }

    /** The methods that run in the event's thread at that moment, leaf first: worked out while reading, in no event. */
    public static final String CALL_STACK = "code.stack";

    private static final String TEXTS = "body body_base64 code.function.name connection container.id container.name"
            + " db.operation.name db.query.text direction disk_device error.type exception.stacktrace from host.name"
            + " http.request.method kind log.file.path log.iostream logger message.type network.local.address"
            + " network.peer.address network.protocol.name network.transport process.main_class process.runtime.name"
            + " process.runtime.version reason service.name severity source state stream thread.name tls.server_name unit"
            + " url.path trace_id span_id task executor network.protocol.version db.response.status_code tls.cipher"
            + " tls.client.protocols tls.next_protocol tls.protocol.version messaging.client.id"
            + " client.address server.address http.upgrade";
    private static final String INTEGERS = "bytes count duration_ns from_seq http.request.body.size"
            + " http.response.body.size http.response.status_code latency_ns missed_bytes db.response.returned_rows"
            + " db.response.rows.size messaging.kafka.api_key messaging.kafka.api_version"
            + " messaging.kafka.correlation_id client.port mono network.local.port"
            + " network.peer.port process.pid seq thread.id thread.os_id wall weight";
    private static final String REALS = "idle iowait nice steal system user util r_await w_await";
    private static final String BOOLEANS =
            "connection.mid_life eof input invalid_utf8 output overlong unterminated tls";
    private static final String LISTS = "process.command_args stack " + Catalog.CALL_STACK;

    private static final Map<String, Type> FIELDS = fields();

    private Catalog() {}

    private static Map<String, Type> fields() {
        Map<String, Type> fields = new LinkedHashMap<>();
        add(fields, TEXTS, Type.TEXT);
        add(fields, INTEGERS, Type.INTEGER);
        add(fields, REALS, Type.REAL);
        add(fields, BOOLEANS, Type.BOOLEAN);
        add(fields, LISTS, Type.LIST);
        add(fields, "time", Type.TIME);
        return fields;
    }

    private static void add(Map<String, Type> fields, String names, Type type) {
        for (String name : names.split(" ")) {
            fields.put(name, type);
        }
    }

    /** Null where nothing is known of a field: whoever made the event gave it. */
    public static @Nullable Type type(String field) {
        return FIELDS.get(field);
    }

    /** Whether a name needs no backquotes: a known field, or one of a log line's own. */
    static boolean known(String field) {
        return FIELDS.containsKey(field) || field.startsWith("attributes.");
    }

    static String nearest(String field) {
        return Words.nearest(field, FIELDS.keySet());
    }
}
