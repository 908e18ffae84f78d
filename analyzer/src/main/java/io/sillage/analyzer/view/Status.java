package io.sillage.analyzer.view;

import io.sillage.analyzer.journal.Cursor;
import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.JsonLines;
import io.sillage.analyzer.journal.Lane;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.journal.Run;
import io.sillage.analyzer.journal.Segment;
import io.sillage.analyzer.journal.Snapshot;
import io.sillage.analyzer.timeline.Sources;
import io.sillage.event.AgentStatus;
import io.sillage.event.ClockPair;
import io.sillage.event.JsonWriter;
import io.sillage.event.Kind;
import io.sillage.event.Loss;
import io.sillage.event.Rfc3339;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code sillage status}: what a recording holds of each source and stream, what is lost, what the agents said last. */
public record Status(List<Row> rows, Map<String, AgentStatus> agents, LossReport loss, ClockPair clock) {
    /** One stream. The times are monotonic; without events they are 0. */
    public record Row(
            String source,
            String stream,
            long events,
            long bytesOnDisk,
            long firstMono,
            long lastMono,
            int segments,
            int sealed,
            long lost) {}

    public Status {
        rows = List.copyOf(rows);
        agents = new LinkedHashMap<>(agents);
    }

    public static Status of(Recording recording) {
        Snapshot snapshot = recording.snapshot();
        Sources sources = new Sources(snapshot);
        List<Row> rows = new ArrayList<>();
        Map<String, AgentStatus> agents = new LinkedHashMap<>();
        Map<String, Long> saidAt = new LinkedHashMap<>();
        for (Lane lane : snapshot.lanes()) {
            String source = sources.of(lane.origin());
            rows.add(row(source, lane));
            for (Segment segment : lane.segments()) {
                said(segment, source, agents, saidAt);
            }
        }
        for (JsonLines file : snapshot.files()) {
            rows.add(new Row(
                    file.name(),
                    file.name(),
                    file.events(),
                    file.bytesOnDisk(),
                    file.firstMono(),
                    file.lastMono(),
                    1,
                    0,
                    0));
            said(file, null, agents, saidAt);
        }
        return new Status(rows, agents, LossReport.of(snapshot.losses(), 0), recording.clock());
    }

    private static Row row(String source, Lane lane) {
        List<Segment> segments = lane.segments();
        List<Segment> full =
                segments.stream().filter(segment -> segment.events() > 0).toList();
        return new Row(
                source,
                lane.stream(),
                lane.events(),
                segments.stream().mapToLong(Segment::bytesOnDisk).sum(),
                full.stream().mapToLong(Segment::firstMono).min().orElse(0),
                full.stream().mapToLong(Segment::lastMono).max().orElse(0),
                segments.size(),
                (int) segments.stream().filter(Segment::sealed).count(),
                lane.losses().stream().mapToLong(Status::lost).sum());
    }

    private static long lost(Entry entry) {
        return entry.frame() != null && entry.frame().event() instanceof Loss loss ? loss.count() : 0;
    }

    private static void said(
            Run run, @Nullable String source, Map<String, AgentStatus> agents, Map<String, Long> saidAt) {
        if (!run.mayHave(Kind.AGENT_STATUS)) {
            return;
        }
        Cursor cursor = run.open();
        for (Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
            if (entry.frame() != null && entry.frame().event() instanceof AgentStatus status) {
                String who = source != null ? source : entry.origin().source();
                if (saidAt.getOrDefault(who, Long.MIN_VALUE) <= entry.mono()) {
                    saidAt.put(who, entry.mono());
                    agents.put(who, status);
                }
            }
        }
    }

    /** For people: the streams, then the agents' last words, then the losses. */
    public List<String> lines(int width) {
        Table table =
                new Table("SOURCE", "STREAM", ">EVENTS", ">ON DISK", "FIRST", "LAST", ">SEGMENTS", ">SEALED", ">LOST");
        for (Row row : rows) {
            table.row(
                    row.source(),
                    row.stream(),
                    Long.toString(row.events()),
                    Units.bytes(row.bytesOnDisk()),
                    row.events() == 0 ? "-" : Rfc3339.format(clock.wallOf(row.firstMono())),
                    row.events() == 0 ? "-" : Rfc3339.format(clock.wallOf(row.lastMono())),
                    Integer.toString(row.segments()),
                    Integer.toString(row.sealed()),
                    Long.toString(row.lost()));
        }
        List<String> lines = new ArrayList<>(table.lines(width));
        agents.forEach((source, status) -> lines.add(Plain.text(source + ": " + TailWords.status(status))));
        loss.causes()
                .forEach(
                        cause -> lines.add("lost " + cause.events() + " of " + cause.stream() + ": " + cause.reason()));
        return lines;
    }

    /** One JSON object a stream. */
    public List<String> json() {
        return rows.stream().map(this::json).toList();
    }

    private String json(Row row) {
        StringBuilder text = new StringBuilder();
        JsonWriter out = new JsonWriter(text);
        out.field("source", row.source());
        out.field("stream", row.stream());
        out.field("events", row.events());
        out.field("bytes_on_disk", row.bytesOnDisk());
        if (row.events() > 0) {
            out.field("first", Rfc3339.format(clock.wallOf(row.firstMono())));
            out.field("last", Rfc3339.format(clock.wallOf(row.lastMono())));
        }
        out.field("segments", row.segments());
        out.field("sealed", row.sealed());
        out.field("lost", row.lost());
        AgentStatus status = agents.get(row.source());
        if (status != null) {
            out.open("agent");
            status.json(out);
            out.close();
        }
        out.close();
        return text.toString();
    }
}
