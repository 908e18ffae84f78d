package io.sillage.analyzer.journal;

import com.fasterxml.jackson.databind.JsonNode;
import io.sillage.analyzer.json.LineFields;
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

    static Event read(Kind kind, LineFields line, Origin origin, long mono) {
        return switch (kind) {
            case PROCESS_START ->
                new ProcessStarted(
                        texts(line, "process.command_args"),
                        line.text("process.main_class"),
                        line.text("process.runtime.version", ""),
                        line.text("process.runtime.name", ""));
            case PROCESS_END -> new ProcessEnded(line.number("duration_ns", 0));
            case AGENT_STATUS -> status(line);
            case CLOCK -> new ClockRead(new ClockPair(line.number("wall", 0), mono));
            case LOSS -> new Loss(line.number("from_seq", 0), line.number("count", 0), line.text("reason", ""));
            case METHOD_ENTER -> new MethodEntered(required(line, "code.function.name"));
            case METHOD_EXIT ->
                new MethodExited(
                        required(line, "code.function.name"), line.number("duration_ns", 0), line.text("error.type"));
            case SOCKET_CONNECT ->
                new SocketConnected(connection(line, origin), line.number("duration_ns", 0), line.text("error.type"));
            case SOCKET_ACCEPT ->
                new SocketAccepted(connection(line, origin), line.number("duration_ns", 0), line.text("error.type"));
            case SOCKET_READ ->
                new SocketRead(
                        connection(line, origin),
                        line.number("bytes", 0),
                        line.flag("eof"),
                        line.number("duration_ns", 0),
                        line.text("error.type"));
            case SOCKET_WRITE ->
                new SocketWritten(
                        connection(line, origin),
                        line.number("bytes", 0),
                        line.number("duration_ns", 0),
                        line.text("error.type"));
            case SOCKET_SHUTDOWN ->
                new SocketShutdown(connection(line, origin), line.flag("input"), line.flag("output"));
            case SOCKET_CLOSE -> new SocketClosed(connection(line, origin));
            case LOG -> log(line);
            case JFR_SAMPLE ->
                new JfrSampled(
                        texts(line, "stack"),
                        line.number("weight", 0),
                        line.text("unit", "samples"),
                        line.text("state"));
            case IOSTAT_CPU -> new IostatCpu(reals(line));
            case IOSTAT_DEVICE -> new IostatDevice(line.text("disk_device", ""), reals(line));
            case NET_STATE ->
                new NetStateChanged(
                        connection(line, origin), orig(line), required(line, "from"), required(line, "state"));
            case NET_IO ->
                new NetTransferred(
                        connection(line, origin), orig(line), line.number("bytes", 0), line.number("missed_bytes", 0));
            case MESSAGE -> message(line, connection(line, origin));
        };
    }

    private static boolean orig(LineFields line) {
        return required(line, "direction").equals("orig");
    }

    /** Whatever is not common to all messages belongs to the protocol. */
    private static Event message(LineFields line, Connection connection) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (int i = 0; i < line.size(); i++) {
            String name = line.name(i);
            if (COMMON.contains(name) || OF_MESSAGES.contains(name)) {
                continue;
            }
            JsonNode value = line.node(i);
            if (value.isIntegralNumber()) {
                numbers.put(name, value.asLong());
            } else if (value.isTextual()) {
                texts.put(name, value.asText());
            }
        }
        return new MessageSent(
                connection,
                orig(line),
                required(line, "network.protocol.name"),
                required(line, "message.type"),
                texts,
                numbers);
    }

    private static Event status(LineFields line) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Long> counts = new LinkedHashMap<>();
        line.node("attributes").fields().forEachRemaining(field -> {
            if (field.getValue().isIntegralNumber()) {
                counts.put(field.getKey(), field.getValue().asLong());
            } else {
                texts.put(field.getKey(), field.getValue().asText());
            }
        });
        return new AgentStatus(line.text("state", ""), line.text("reason"), texts, counts);
    }

    private static Event log(LineFields line) {
        Map<String, String> attributes = new LinkedHashMap<>();
        line.node("attributes")
                .fields()
                .forEachRemaining(
                        field -> attributes.put(field.getKey(), field.getValue().asText()));
        return new Logged(
                line.text("body", ""),
                line.text("severity"),
                line.text("logger"),
                line.text("log.iostream"),
                line.text("log.file.path"),
                line.text("body_base64"),
                line.text("exception.stacktrace"),
                attributes,
                line.flag("unterminated"),
                line.flag("overlong"));
    }

    /** The id's last part is the number; ids that others made keep their name, and get one that is as good as unique. */
    private static Connection connection(LineFields line, Origin origin) {
        String id = required(line, "connection");
        int from = numberAt(id);
        long number = from > 0 ? Long.parseLong(id, from, id.length(), 10) : Integer.toUnsignedLong(id.hashCode());
        String process = from > 0 ? process(id, from - 2, origin) : origin.process();
        return new Connection(
                from > 0 && from + 1 < id.length() && id.charAt(from) == '0' ? process + "/c" + number : id,
                process,
                number,
                line.text("network.transport", "tcp"),
                line.text("network.local.address"),
                line.smallNumber("network.local.port", -1),
                line.text("network.peer.address"),
                line.smallNumber("network.peer.port", -1),
                line.flag("connection.mid_life"));
    }

    /** Where the number of an id begins, of at most 18 digits; 0 if it has none. */
    private static int numberAt(String id) {
        int from = id.length();
        while (from > 0 && id.charAt(from - 1) >= '0' && id.charAt(from - 1) <= '9') {
            from--;
        }
        int digits = id.length() - from;
        return digits >= 1 && digits <= 18 && from > 2 && id.startsWith("/c", from - 2) ? from : 0;
    }

    /** Most are the writer's own. */
    private static String process(String id, int length, Origin origin) {
        String own = origin.process();
        return own.length() == length && id.startsWith(own) ? own : id.substring(0, length);
    }

    private static Map<String, Double> reals(LineFields line) {
        Map<String, Double> reals = new LinkedHashMap<>();
        for (int i = 0; i < line.size(); i++) {
            JsonNode value = line.node(i);
            if (value.isNumber() && !COMMON.contains(line.name(i))) {
                reals.put(line.name(i), value.asDouble());
            }
        }
        return reals;
    }

    private static List<String> texts(LineFields line, String field) {
        List<String> texts = new ArrayList<>();
        line.node(field).forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private static String required(LineFields line, String field) {
        String text = line.text(field);
        if (text == null) {
            throw new IllegalArgumentException("no \"" + field + "\"");
        }
        return text;
    }
}
