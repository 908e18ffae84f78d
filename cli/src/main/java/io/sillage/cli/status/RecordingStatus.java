package io.sillage.cli.status;

import io.sillage.analyzer.journal.CaptureRun;
import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.Lane;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.journal.Segment;
import io.sillage.analyzer.journal.Snapshot;
import io.sillage.analyzer.journal.Writers;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.Sources;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.event.AgentStatus;
import io.sillage.event.Loss;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A recording at one moment.
 *
 * @param lost of all sources, and of streams that belong to none
 */
public record RecordingStatus(Recording recording, List<SourceStatus> sources, long lost) {

    public static RecordingStatus of(Recording recording, long nowMono) {
        Snapshot snapshot = recording.snapshot();
        Sources names = new Sources(snapshot);
        Timeline statements = new Timeline(recording.clock(), snapshot, Selection.ALL.kinds(List.of("agent.status")));
        Map<String, AgentStatus> agents = lastStatements(statements);
        Map<String, Long> lost = lostByStream(statements);
        Map<String, Sum> sums = new LinkedHashMap<>();
        for (Lane lane : snapshot.lanes()) {
            String name = names.of(new Entry("", 0, lane.stream(), 0, lane.origin(), null, null));
            Sum sum = sums.computeIfAbsent(name, key -> new Sum(lane.owner().process()));
            sum.add(lane, lost.getOrDefault(lane.stream(), 0L));
            sum.said(agents.get(lane.stream()));
        }
        addFiles(recording, snapshot, names, lost, sums);
        List<SourceStatus> sources = new ArrayList<>();
        sums.forEach((name, sum) -> sources.add(sum.status(name, recording, nowMono)));
        long all = lost.values().stream().mapToLong(Long::longValue).sum();
        return new RecordingStatus(recording, List.copyOf(sources), all);
    }

    /** Files of JSON lines and captures say nothing of what is in them, so they are read. */
    private static void addFiles(
            Recording recording, Snapshot snapshot, Sources names, Map<String, Long> lost, Map<String, Sum> sums) {
        Snapshot files = new Snapshot(snapshot.owners(), List.of(), snapshot.files(), snapshot.captures(), List.of());
        Timeline timeline = new Timeline(recording.clock(), files, Selection.ALL);
        Set<String> streams = new HashSet<>();
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            String process = entry.origin().process();
            Sum sum = sums.computeIfAbsent(names.of(entry), key -> new Sum(process));
            sum.add(entry, streams.add(entry.stream()) ? lost.getOrDefault(entry.stream(), 0L) : 0);
        }
        for (CaptureRun capture : snapshot.captures()) {
            String name = names.of(new Entry("", 0, "", 0, capture.origin(), null, null));
            sums.computeIfAbsent(name, key -> new Sum(capture.origin().process())).bytes += capture.bytesOnDisk();
        }
    }

    private static Map<String, AgentStatus> lastStatements(Timeline statements) {
        Map<String, AgentStatus> last = new HashMap<>();
        for (Entry entry = statements.next(); entry != null; entry = statements.next()) {
            if (entry.frame() != null && entry.frame().event() instanceof AgentStatus said) {
                last.put(entry.stream(), said);
            }
        }
        return last;
    }

    private static Map<String, Long> lostByStream(Timeline read) {
        Map<String, Long> lost = new HashMap<>();
        for (Entry entry : read.losses()) {
            if (entry.frame() != null && entry.frame().event() instanceof Loss loss) {
                lost.merge(entry.stream(), loss.count(), Long::sum);
            }
        }
        return lost;
    }

    /** Lanes of one source, added up. */
    private static final class Sum {
        private final String process;
        private long events;
        private long bytes;
        private long lost;
        private long lastMono = Long.MIN_VALUE;
        private @org.jspecify.annotations.Nullable AgentStatus agent;

        Sum(String process) {
            this.process = process;
        }

        void add(Lane lane, long lostOfLane) {
            events += lane.events();
            lost += lostOfLane;
            for (Segment segment : lane.segments()) {
                bytes += segment.bytesOnDisk();
                lastMono = Math.max(lastMono, segment.lastMono());
            }
        }

        void add(Entry entry, long lostOfStream) {
            events++;
            lost += lostOfStream;
            String line = entry.line();
            bytes += line == null ? 0 : line.getBytes(StandardCharsets.UTF_8).length + 1;
            lastMono = Math.max(lastMono, entry.mono());
            if (entry.frame() != null && entry.frame().event() instanceof AgentStatus status) {
                agent = status;
            }
        }

        void said(@org.jspecify.annotations.Nullable AgentStatus status) {
            agent = status == null ? agent : status;
        }

        SourceStatus status(String name, Recording recording, long nowMono) {
            boolean alive = Writers.alive(recording.path().resolve(process));
            long lag = lastMono == Long.MIN_VALUE ? 0 : Math.max(0, nowMono - lastMono);
            return new SourceStatus(name, process, events, bytes, lost, lag, alive, agent);
        }
    }
}
