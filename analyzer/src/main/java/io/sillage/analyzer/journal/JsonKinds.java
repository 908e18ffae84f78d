package io.sillage.analyzer.journal;

import com.fasterxml.jackson.databind.JsonNode;
import io.sillage.event.AgentStatus;
import io.sillage.event.ClockPair;
import io.sillage.event.ClockRead;
import io.sillage.event.Connection;
import io.sillage.event.Event;
import io.sillage.event.IostatCpu;
import io.sillage.event.IostatDevice;
import io.sillage.event.JfrSampled;
import io.sillage.event.Kind;
import io.sillage.event.Logged;
import io.sillage.event.Loss;
import io.sillage.event.MessageSent;
import io.sillage.event.MethodEntered;
import io.sillage.event.MethodExited;
import io.sillage.event.NetStateChanged;
import io.sillage.event.NetTransferred;
import io.sillage.event.Origin;
import io.sillage.event.ProcessEnded;
import io.sillage.event.ProcessStarted;
import io.sillage.event.SocketAccepted;
import io.sillage.event.SocketClosed;
import io.sillage.event.SocketConnected;
import io.sillage.event.SocketRead;
import io.sillage.event.SocketShutdown;
import io.sillage.event.SocketWritten;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Each kind's own fields, read from JSON: the mirror of {@link Event#json}. */
final class JsonKinds {
    private static final Set<String> COMMON =
            Set.of("time", "mono", "kind", "source", "host.name", "service.name", "process.pid", "stream", "seq");

    private static final Set<String> OF_MESSAGES = Set.of(
            "thread.id",
            "thread.os_id",
            "thread.name",
            "container.id",
            "container.name",
            "connection",
            "connection.mid_life",
            "network.transport",
            "network.local.address",
            "network.local.port",
            "network.peer.address",
            "network.peer.port",
            "direction",
            "network.protocol.name",
            "message.type");

    private JsonKinds() {}

    static Event read(Kind kind, JsonNode json, Origin origin, long mono) {
        return switch (kind) {
            case PROCESS_START ->
                new ProcessStarted(
                        texts(json, "process.command_args"),
                        text(json, "process.main_class"),
                        json.path("process.runtime.version").asText(""),
                        json.path("process.runtime.name").asText(""));
            case PROCESS_END -> new ProcessEnded(number(json, "duration_ns"));
            case AGENT_STATUS -> status(json);
            case CLOCK -> new ClockRead(new ClockPair(number(json, "wall"), mono));
            case LOSS ->
                new Loss(
                        number(json, "from_seq"),
                        number(json, "count"),
                        json.path("reason").asText(""));
            case METHOD_ENTER -> new MethodEntered(required(json, "code.function.name"));
            case METHOD_EXIT ->
                new MethodExited(
                        required(json, "code.function.name"), number(json, "duration_ns"), text(json, "error.type"));
            case SOCKET_CONNECT ->
                new SocketConnected(connection(json, origin), number(json, "duration_ns"), text(json, "error.type"));
            case SOCKET_ACCEPT ->
                new SocketAccepted(connection(json, origin), number(json, "duration_ns"), text(json, "error.type"));
            case SOCKET_READ ->
                new SocketRead(
                        connection(json, origin),
                        number(json, "bytes"),
                        json.path("eof").asBoolean(false),
                        number(json, "duration_ns"),
                        text(json, "error.type"));
            case SOCKET_WRITE ->
                new SocketWritten(
                        connection(json, origin),
                        number(json, "bytes"),
                        number(json, "duration_ns"),
                        text(json, "error.type"));
            case SOCKET_SHUTDOWN ->
                new SocketShutdown(
                        connection(json, origin),
                        json.path("input").asBoolean(false),
                        json.path("output").asBoolean(false));
            case SOCKET_CLOSE -> new SocketClosed(connection(json, origin));
            case LOG -> log(json);
            case JFR_SAMPLE ->
                new JfrSampled(
                        texts(json, "stack"),
                        number(json, "weight"),
                        json.path("unit").asText("samples"),
                        text(json, "state"));
            case IOSTAT_CPU -> new IostatCpu(reals(json));
            case IOSTAT_DEVICE -> new IostatDevice(json.path("disk_device").asText(""), reals(json));
            case NET_STATE ->
                new NetStateChanged(
                        connection(json, origin), orig(json), required(json, "from"), required(json, "state"));
            case NET_IO ->
                new NetTransferred(
                        connection(json, origin), orig(json), number(json, "bytes"), number(json, "missed_bytes"));
            case MESSAGE -> message(json, connection(json, origin));
        };
    }

    private static boolean orig(JsonNode json) {
        return required(json, "direction").equals("orig");
    }

    /** Whatever is not common to all messages belongs to the protocol. */
    private static Event message(JsonNode json, Connection connection) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Long> numbers = new LinkedHashMap<>();
        json.fields().forEachRemaining(field -> {
            if (COMMON.contains(field.getKey()) || OF_MESSAGES.contains(field.getKey())) {
                return;
            }
            if (field.getValue().isIntegralNumber()) {
                numbers.put(field.getKey(), field.getValue().asLong());
            } else if (field.getValue().isTextual()) {
                texts.put(field.getKey(), field.getValue().asText());
            }
        });
        return new MessageSent(
                connection,
                orig(json),
                required(json, "network.protocol.name"),
                required(json, "message.type"),
                texts,
                numbers);
    }

    private static Event status(JsonNode json) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Long> counts = new LinkedHashMap<>();
        json.path("attributes").fields().forEachRemaining(field -> {
            if (field.getValue().isIntegralNumber()) {
                counts.put(field.getKey(), field.getValue().asLong());
            } else {
                texts.put(field.getKey(), field.getValue().asText());
            }
        });
        return new AgentStatus(json.path("state").asText(""), text(json, "reason"), texts, counts);
    }

    private static Event log(JsonNode json) {
        Map<String, String> attributes = new LinkedHashMap<>();
        json.path("attributes")
                .fields()
                .forEachRemaining(
                        field -> attributes.put(field.getKey(), field.getValue().asText()));
        return new Logged(
                json.path("body").asText(""),
                text(json, "severity"),
                text(json, "logger"),
                text(json, "log.iostream"),
                text(json, "log.file.path"),
                text(json, "body_base64"),
                text(json, "exception.stacktrace"),
                attributes,
                json.path("unterminated").asBoolean(false),
                json.path("overlong").asBoolean(false));
    }

    /** The id's last part is the number; ids that others made keep their name, and get one that is as good as unique. */
    private static Connection connection(JsonNode json, Origin origin) {
        String id = required(json, "connection");
        int slash = id.lastIndexOf("/c");
        long number = slash > 0 ? digits(id, slash + 2) : -1;
        Connection connection = new Connection(
                number >= 0 ? id.substring(0, slash) : origin.process(),
                number >= 0 ? number : Integer.toUnsignedLong(id.hashCode()),
                json.path("network.transport").asText("tcp"),
                text(json, "network.local.address"),
                json.path("network.local.port").asInt(-1),
                text(json, "network.peer.address"),
                json.path("network.peer.port").asInt(-1),
                json.path("connection.mid_life").asBoolean(false));
        return number >= 0 ? connection : connection.called(id);
    }

    /** The number that a text ends with from there on, -1 if that is none of at most 18 digits. */
    private static long digits(String text, int from) {
        int count = text.length() - from;
        if (count < 1 || count > 18) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static Map<String, Double> reals(JsonNode json) {
        Map<String, Double> reals = new LinkedHashMap<>();
        json.fields().forEachRemaining(field -> {
            if (field.getValue().isNumber() && !COMMON.contains(field.getKey())) {
                reals.put(field.getKey(), field.getValue().asDouble());
            }
        });
        return reals;
    }

    private static List<String> texts(JsonNode json, String field) {
        List<String> texts = new ArrayList<>();
        json.path(field).forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private static long number(JsonNode json, String field) {
        return json.path(field).asLong(0);
    }

    private static String required(JsonNode json, String field) {
        if (!json.path(field).isTextual()) {
            throw new IllegalArgumentException("no \"" + field + "\"");
        }
        return json.path(field).asText();
    }

    static @Nullable String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isTextual() ? value.asText() : null;
    }
}
