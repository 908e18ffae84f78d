package io.sillage.analyzer.view;

import io.sillage.analyzer.capture.Captures;
import io.sillage.analyzer.capture.Checksums;
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

    private record Ended(FlowRecord flow, PacketTurns.Talk talk) {}

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
        return of(capture, selection, Checksums.AUTO);
    }

    /** The same, with checksums taken in that way. */
    public static Connections of(Path capture, Selection selection, Checksums checksums) {
        List<Ended> flows = new ArrayList<>();
        PacketTurns turns = new PacketTurns();
        Flows table = new Flows(MAX_OPEN, record -> flows.add(new Ended(record, turns.take(record))), turns);
        try (CaptureFlow packets = open(capture, checksums, table)) {
            readAll(packets);
            long end = flows.stream()
                    .mapToLong(ended -> ended.flow.lastNanos())
                    .max()
                    .orElse(0);
            long since = wall(selection.since(), end, Long.MIN_VALUE);
            long until = wall(selection.until(), end, Long.MAX_VALUE);
            List<ConnectionRecord> records = flows.stream()
                    .filter(ended -> ended.flow.lastNanos() >= since && ended.flow.startNanos() < until)
                    .sorted(Comparator.comparingLong(ended -> ended.flow.startNanos()))
                    .map(ended -> PacketRecord.of(ended.flow, ended.talk, packets.process()))
                    .toList();
            return new Connections(records, WALL, LossReport.NONE, PacketRemarks.of(packets));
        } catch (IOException e) {
            throw unreadable(capture, e);
        }
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
        try (CaptureFlow packets = open(capture, Checksums.AUTO, new Flows(MAX_OPEN, out))) {
            readAll(packets);
            return PacketRemarks.of(packets);
        } catch (IOException e) {
            throw unreadable(capture, e);
        }
    }

    private static CaptureFlow open(Path capture, Checksums checksums, Flows flows) throws IOException {
        try {
            return CaptureFlow.open(capture, checksums, flows);
        } catch (IllegalArgumentException noCapture) {
            throw RecordingProblem.usage(String.valueOf(noCapture.getMessage()));
        }
    }

    private static void readAll(CaptureFlow packets) throws IOException {
        while (packets.step()) {
            // a packet at a time
        }
    }

    private static RecordingProblem unreadable(Path capture, IOException why) {
        return RecordingProblem.environment("can't read the capture " + capture + ": " + why, why);
    }
}
