package io.sillage.cli.status;

import io.sillage.analyzer.view.Table;
import io.sillage.event.AgentStatus;
import io.sillage.event.JsonBytes;
import io.sillage.event.JsonWriter;
import io.sillage.event.Rfc3339;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A status as a table with what the agents said below it, or as a JSON object a source. */
public final class StatusText {
    private StatusText() {}

    /** @param name of the recording, as it was typed */
    public static List<String> table(String name, RecordingStatus status) {
        List<String> lines = new ArrayList<>();
        long begun = status.recording().clock().wall();
        // a topic without an event does not tell
        lines.add(name + (begun == 0 ? ", no event yet" : ", begun " + Rfc3339.format(begun)));
        lines.addAll(rows(status));
        for (SourceStatus source : status.sources()) {
            lines.addAll(agent(source));
        }
        return lines;
    }

    private static List<String> rows(RecordingStatus status) {
        Table rows = new Table("SOURCE", ">EVENTS", ">BYTES", ">LOST", ">LAG");
        long events = 0;
        long bytes = 0;
        for (SourceStatus source : status.sources()) {
            events += source.events();
            bytes += source.bytes();
            rows.row(
                    source.source(),
                    count(source.events()),
                    count(source.bytes()),
                    count(source.lost()),
                    source.alive() ? seconds(source.lagNanos()) : "ended");
        }
        rows.row("all", count(events), count(bytes), count(status.lost()), "");
        return rows.lines(0);
    }

    private static List<String> agent(SourceStatus source) {
        AgentStatus agent = source.agent();
        if (agent == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(source.source() + ": " + agent.state() + (agent.reason() == null ? "" : ", " + agent.reason()));
        agent.texts().forEach((name, text) -> lines.add("  " + name + ": " + text));
        String counts = agent.counts().entrySet().stream()
                .filter(count -> count.getValue() != 0)
                .map(count -> count(count.getKey(), count.getValue()))
                .collect(Collectors.joining(", "));
        if (!counts.isEmpty()) {
            lines.add("  " + counts);
        }
        return lines;
    }

    private static String count(String name, long value) {
        return name.endsWith("_ns")
                ? name.substring(0, name.length() - 3) + " " + seconds(value)
                : name + " " + count(value);
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String seconds(long nanos) {
        return nanos < 1_000_000_000L
                ? String.format(Locale.ROOT, "%.1f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }

    public static List<String> json(RecordingStatus status) {
        return status.sources().stream().map(StatusText::json).toList();
    }

    private static String json(SourceStatus source) {
        JsonBytes text = new JsonBytes();
        JsonWriter out = new JsonWriter(text);
        out.field("source", source.source());
        out.field("process", source.process());
        out.field("events", source.events());
        out.field("bytes", source.bytes());
        out.field("lost", source.lost());
        out.field("alive", source.alive());
        out.field("lag_ns", source.lagNanos());
        AgentStatus agent = source.agent();
        if (agent != null) {
            out.open("agent");
            agent.fields(out);
            out.close();
        }
        out.close();
        return text.toString();
    }
}
