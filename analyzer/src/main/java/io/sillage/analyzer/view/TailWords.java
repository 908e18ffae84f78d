package io.sillage.analyzer.view;

import io.sillage.analyzer.flow.Address;
import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.LineWords;
import io.sillage.event.AgentStatus;
import io.sillage.event.ClockRead;
import io.sillage.event.Connection;
import io.sillage.event.Event;
import io.sillage.event.Frame;
import io.sillage.event.IostatCpu;
import io.sillage.event.IostatDevice;
import io.sillage.event.JfrSampled;
import io.sillage.event.Logged;
import io.sillage.event.Loss;
import io.sillage.event.MessageSent;
import io.sillage.event.MethodEntered;
import io.sillage.event.MethodExited;
import io.sillage.event.NetEvent;
import io.sillage.event.NetStateChanged;
import io.sillage.event.NetTransferred;
import io.sillage.event.ProcessEnded;
import io.sillage.event.ProcessStarted;
import io.sillage.event.SocketAccepted;
import io.sillage.event.SocketClosed;
import io.sillage.event.SocketConnected;
import io.sillage.event.SocketEvent;
import io.sillage.event.SocketRead;
import io.sillage.event.SocketShutdown;
import io.sillage.event.SocketWritten;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What an event says, in one line. The ids that join it to others are printed, so that colour never has to. */
final class TailWords {
    private TailWords() {}

    static String of(Entry entry) {
        Frame frame = entry.frame();
        if (frame == null || saysNothing(entry, frame.event())) {
            return LineWords.of(entry);
        }
        Event event = frame.event();
        return switch (event.kind()) {
            case LOG -> log((Logged) event);
            case PROCESS_START -> "process.start " + started((ProcessStarted) event);
            case PROCESS_END -> "process.end after " + Units.nanos(((ProcessEnded) event).durationNanos());
            case AGENT_STATUS -> "agent.status " + status((AgentStatus) event);
            case CLOCK -> "clock wall=" + ((ClockRead) event).pair().wall();
            case LOSS -> loss((Loss) event);
            case METHOD_ENTER -> "-> " + ((MethodEntered) event).method() + thread(frame);
            case METHOD_EXIT -> exit((MethodExited) event) + thread(frame);
            case SOCKET_CONNECT, SOCKET_ACCEPT, SOCKET_READ, SOCKET_WRITE, SOCKET_SHUTDOWN, SOCKET_CLOSE ->
                event.kind().jsonName() + " " + socket(event);
            case JFR_SAMPLE -> sample((JfrSampled) event) + thread(frame);
            case IOSTAT_CPU -> "iostat.cpu " + columns(((IostatCpu) event).columns());
            case IOSTAT_DEVICE -> device((IostatDevice) event);
            case NET_STATE -> "net.state " + changed((NetStateChanged) event);
            case NET_IO -> "net.io " + transferred((NetTransferred) event);
            case MESSAGE -> message((MessageSent) event);
        };
    }

    /** A log line whose writer has other names for what it says. */
    private static boolean saysNothing(Entry entry, Event event) {
        return entry.line() != null && event instanceof Logged log && log.body().isEmpty();
    }

    private static String log(Logged log) {
        StringBuilder text = new StringBuilder();
        text.append(log.severity() == null ? "" : log.severity() + " ");
        text.append(log.logger() == null ? "" : log.logger() + " ");
        text.append(log.body());
        text.append(log.unterminated() ? " (no line end)" : "").append(log.overlong() ? " (continued)" : "");
        return text.toString();
    }

    private static String started(ProcessStarted started) {
        return String.join(" ", started.commandLine()) + " (" + started.runtimeName() + " " + started.runtimeVersion()
                + ")";
    }

    /** Without counts of nothing: {@code sillage status} and the event itself have them. */
    private static String status(AgentStatus status) {
        StringJoiner text = new StringJoiner(" ");
        text.add(status.state());
        if (status.reason() != null) {
            text.add("(" + status.reason() + ")");
        }
        status.texts().forEach((name, value) -> text.add(name + "=" + value));
        status.counts().forEach((name, value) -> {
            if (value != 0) {
                text.add(name.endsWith("_ns") ? name.replace("_ns", "=") + Units.nanos(value) : name + "=" + value);
            }
        });
        return text.toString();
    }

    private static String loss(Loss loss) {
        return "loss of " + loss.count() + " events from number " + loss.fromSeq() + " on: " + loss.reason();
    }

    private static String exit(MethodExited exited) {
        String error = exited.errorType() == null ? "" : " threw " + exited.errorType();
        return "<- " + exited.method() + " " + Units.nanos(exited.durationNanos()) + error;
    }

    private static String socket(Event event) {
        Connection connection = ((SocketEvent) event).connection();
        String what = "";
        if (event instanceof SocketRead read) {
            what = Units.bytes(read.bytes()) + (read.eof() ? " end" : "") + error(read.errorType());
        } else if (event instanceof SocketWritten written) {
            what = Units.bytes(written.bytes()) + error(written.errorType());
        } else if (event instanceof SocketConnected connected) {
            what = "in " + Units.nanos(connected.durationNanos()) + error(connected.errorType());
        } else if (event instanceof SocketAccepted accepted) {
            what = error(accepted.errorType()).strip();
        } else if (event instanceof SocketShutdown shutdown) {
            what = (shutdown.input() ? "input " : "") + (shutdown.output() ? "output" : "");
        } else if (!(event instanceof SocketClosed)) {
            throw new IllegalStateException("Bug: " + event.kind() + " is no socket event");
        }
        return (what.strip() + " " + ends(connection, " -> ") + " " + connection.id()).strip();
    }

    private static String changed(NetStateChanged changed) {
        return changed.direction() + " " + changed.from() + " -> " + changed.state() + seen(changed);
    }

    private static String transferred(NetTransferred transferred) {
        String missed = transferred.missedBytes() == 0 ? "" : Units.bytes(transferred.missedBytes()) + " missed, ";
        return missed + Units.bytes(transferred.bytes()) + seen(transferred);
    }

    private static String message(MessageSent message) {
        StringJoiner text = new StringJoiner(" ");
        text.add(message.protocol()).add(message.type());
        message.texts().forEach((name, value) -> text.add(name + "=" + value));
        message.numbers()
                .forEach((name, value) -> text.add(
                        name.endsWith("_ns") ? name.replace("_ns", "=") + Units.nanos(value) : name + "=" + value));
        return text + seen(message);
    }

    /** The originator stands to the left; the arrow points from whose act it was. */
    private static String seen(NetEvent event) {
        return " " + ends(event.connection(), event.orig() ? " -> " : " <- ") + " "
                + event.connection().id();
    }

    private static String ends(Connection connection, String arrow) {
        return place(connection.localAddress(), connection.localPort())
                + arrow
                + place(connection.peerAddress(), connection.peerPort());
    }

    private static String error(@Nullable String errorType) {
        return errorType == null ? "" : " failed with " + errorType;
    }

    private static String place(@Nullable String address, int port) {
        String name = Address.normal(address);
        String shown = name == null ? "?" : name.contains(":") ? "[" + name + "]" : name;
        return port < 0 ? shown : shown + ":" + port;
    }

    private static String sample(JfrSampled sample) {
        String leaf = sample.stack().isEmpty() ? "(no stack)" : sample.stack().get(0);
        return "jfr.sample " + leaf + " (" + sample.stack().size() + " frames)";
    }

    private static String device(IostatDevice device) {
        return "iostat.device " + device.device() + " " + columns(device.columns());
    }

    /** Without those that are nothing: the event itself has them. */
    private static String columns(Map<String, Double> columns) {
        StringJoiner text = new StringJoiner(" ").setEmptyValue("nothing");
        columns.forEach((name, value) -> {
            if (value != 0) {
                text.add(name + "=" + (value == Math.rint(value) ? Long.toString(value.longValue()) : value));
            }
        });
        return text.toString();
    }

    private static String thread(Frame frame) {
        return frame.thread() == null ? "" : " [" + frame.thread().name() + "]";
    }
}
