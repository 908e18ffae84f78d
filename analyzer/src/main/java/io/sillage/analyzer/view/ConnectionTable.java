package io.sillage.analyzer.view;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connections for people. */
public final class ConnectionTable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private ConnectionTable() {}

    /** @param width columns of the terminal, 0 for no limit */
    public static List<String> lines(Connections connections, ZoneId zone, int width) {
        Table table = new Table(
                "START",
                "ORIGINATOR",
                "RESPONDER",
                "STATE",
                ">DURATION",
                ">SENT",
                ">RECEIVED",
                ">TURNS",
                ">P50",
                ">P99",
                "OPENED BY",
                "SERVED BY",
                "ID");
        for (ConnectionRecord record : connections.records()) {
            long start = connections.clock().wallOf(record.startMono());
            TurnFigures turns = record.turns() == null ? TurnFigures.NONE : record.turns();
            boolean turned = turns.count() > 0;
            table.row(
                    TIME.format(Instant.ofEpochSecond(0, start).atZone(zone)),
                    record.orig().text(),
                    record.resp().text(),
                    record.state() + (record.open() ? " open" : ""),
                    Units.nanos(record.durationNanos()),
                    Units.bytes(record.origBytes()),
                    Units.bytes(record.respBytes()),
                    turned ? Long.toString(turns.count()) : "-",
                    turned ? Units.nanos(turns.p50Nanos()) : "-",
                    turned ? Units.nanos(turns.p99Nanos()) : "-",
                    opener(record.orig().end()),
                    opener(record.resp().end()),
                    record.id() + (record.disagreement() ? " (the sides disagree on bytes)" : ""));
        }
        return table.lines(width);
    }

    /** The innermost method of the application. */
    private static String opener(@Nullable ConnectionEnd end) {
        if (end == null || end.openedBy() == null || end.openedBy().isEmpty()) {
            return "-";
        }
        return MethodName.brief(end.openedBy().get(0));
    }
}
