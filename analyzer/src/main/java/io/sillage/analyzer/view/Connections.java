package io.sillage.analyzer.view;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.event.ClockPair;
import io.sillage.event.JsonBytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code sillage connections}: each connection of a recording once, by the time of its start.
 *
 * @param clock turns their times into wall time
 * @param remarks what people should know about what they were made of
 */
public record Connections(List<ConnectionRecord> records, ClockPair clock, LossReport loss, List<String> remarks) {
    private static final int MAX_ENDS = 4_000_000;

    public Connections {
        records = List.copyOf(records);
        remarks = List.copyOf(remarks);
    }

    /** @param selection its kinds are ignored */
    public static Connections of(Recording recording, Selection selection) {
        return of(ProcessEnds.of(recording, selection, List.of("socket", "method", ProcessEnds.KIND, "loss")));
    }

    private static Connections of(ProcessEnds processes) {
        Timeline timeline = processes.timeline();
        List<ConnectionEnd> ends = new ArrayList<>();
        Map<String, String> sources = new HashMap<>();
        read(processes, ends, sources);
        ClockOffsets clocks = new ClockOffsets(timeline.alignment().domains());
        List<EndPairs.Pair> pairs = EndPairs.of(ends, clocks);
        ConnectionJoin join =
                new ConnectionJoin(sources, processes.processes(), LossIndex.of(timeline.losses()), clocks);
        List<ConnectionRecord> records = pairs.stream().map(join::record).toList();
        return new Connections(records, timeline.clock(), LossReport.of(timeline), List.of());
    }

    /** What is known of ends while they live takes as much memory as what is told of them; it is gone after this. */
    private static void read(ProcessEnds processes, List<ConnectionEnd> ends, Map<String, String> sources) {
        Timeline timeline = processes.timeline();
        ConnectionLives lives = new ConnectionLives(timeline.clock(), MAX_ENDS, ends::add);
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            lives.step(entry);
            processes.step(entry);
            String process = entry.origin().process();
            if (entry.kind().startsWith("socket.") && !sources.containsKey(process)) {
                sources.put(process, timeline.source(entry));
            }
        }
        lives.end();
    }

    /** Those that are wanted, in that order. The loss stays that of all the data. */
    public Connections only(ConnectionFilter filter, ConnectionOrder order) {
        List<ConnectionRecord> wanted = records.stream()
                .filter(filter::wants)
                .sorted(order.comparator())
                .toList();
        return new Connections(wanted, clock, loss, remarks);
    }

    /** One JSON object a connection, by the contract. */
    public List<String> json() {
        return records.stream().map(this::json).toList();
    }

    private String json(ConnectionRecord record) {
        JsonBytes text = new JsonBytes();
        record.json(text, clock);
        return text.toString();
    }
}
