package io.sillage.analyzer.view;

import io.sillage.analyzer.capture.Captures;
import io.sillage.analyzer.flow.FlowRecord;
import io.sillage.analyzer.flow.Flows;
import io.sillage.analyzer.journal.RecordingProblem;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.TimePoint;
import io.sillage.analyzer.traffic.CaptureFlow;
import io.sillage.event.ClockPair;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code sillage connections FILE.pcap}: the connections that a capture shows. */
public final class PacketConnections {
    /** Some 2 GB of connections that are open at once. */
    private static final int MAX_OPEN = 2_000_000;

    /** A capture has wall times only. */
    private static final ClockPair WALL = new ClockPair(0, 0);

    private PacketConnections() {}

    /** Whether that path names a capture, by its content. */
    public static boolean recognises(Path path) {
        try {
            return Captures.recognises(path);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /**
     * Reads a capture. What could not be read of it is said in {@link Connections#remarks()}.
     *
     * @param selection the period in which a connection must have lived; its kinds and sources are ignored
     * @throws RecordingProblem when it can't be read at all
     */
    public static Connections of(Path capture, Selection selection) {
        List<FlowRecord> flows = new ArrayList<>();
        List<String> remarks = stream(capture, flows::add);
        long end = flows.stream().mapToLong(FlowRecord::lastNanos).max().orElse(0);
        long since = wall(selection.since(), end, Long.MIN_VALUE);
        long until = wall(selection.until(), end, Long.MAX_VALUE);
        List<ConnectionRecord> records = flows.stream()
                .filter(flow -> flow.lastNanos() >= since && flow.startNanos() < until)
                .sorted(Comparator.comparingLong(FlowRecord::startNanos))
                .map(PacketRecord::of)
                .toList();
        return new Connections(records, WALL, LossReport.NONE, remarks);
    }

    private static long wall(@Nullable TimePoint time, long end, long none) {
        return time == null ? none : time.relative() ? end + time.wallNanos() : time.wallNanos();
    }

    /**
     * Hands on each connection as soon as it is over, in Zeek's order: for captures that are larger than memory.
     *
     * @return what could not be read, for people
     */
    public static List<String> stream(Path capture, Consumer<? super FlowRecord> out) {
        return stream(capture, new Flows(MAX_OPEN, out));
    }

    private static List<String> stream(Path capture, Flows flows) {
        try (CaptureFlow packets = CaptureFlow.open(capture, flows)) {
            while (packets.step()) {
                // a packet at a time
            }
            return PacketRemarks.of(packets);
        } catch (IOException e) {
            throw RecordingProblem.environment("can't read the capture " + capture + ": " + e, e);
        } catch (IllegalArgumentException e) {
            throw RecordingProblem.usage(String.valueOf(e.getMessage()));
        }
    }
}
