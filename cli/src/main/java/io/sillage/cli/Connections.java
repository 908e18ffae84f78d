package io.sillage.cli;

import io.sillage.analyzer.capture.Checksums;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.topic.TopicPlace;
import io.sillage.analyzer.view.ConnectionFilter;
import io.sillage.analyzer.view.ConnectionOrder;
import io.sillage.analyzer.view.ConnectionTable;
import io.sillage.analyzer.view.ConnectionZeek;
import io.sillage.analyzer.view.PacketConnections;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who talked with whom: each connection once, whether one end or both were recorded. */
@Command(
        name = "connections",
        description = "Lists each connection once, with both ends, their bytes and turns, and the code that opened it.",
        footer = {
            "",
            "Examples:",
            "  sillage connections",
            "  sillage connections recordings/night --format json | jq 'select(.error.type)'",
            "  sillage connections --service petstore --state RSTO,RSTR --sort latency",
            "  sillage connections --since -1m --format zeek > conn.log",
            "  sillage connections --follow --interim 10s --format json",
            "  sillage connections capture.pcap",
            "",
            "A connection that is still open has the record that it would have if it ended now."
        })
final class Connections implements Callable<Integer> {
    enum Format {
        TABLE,
        JSON,
        ZEEK
    }

    private final Surroundings here;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Mixin
    private PeriodOptions period = new PeriodOptions();

    @Mixin
    private ConnectionFilterOptions filter = new ConnectionFilterOptions();

    @Option(
            names = "--sort",
            paramLabel = "ORDER",
            converter = OrderReader.class,
            description = "start, or the largest duration, bytes or latency first. Default: start")
    private ConnectionOrder order = ConnectionOrder.START;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatReader.class,
            description = "table, json (one object a line) or zeek (conn.log, tab-separated). Default: table")
    private Format format = Format.TABLE;

    @Option(
            names = "--follow",
            description = "Print each connection when it ends, and go on while the recording is written.")
    private boolean follow;

    @Option(
            names = "--interim",
            paramLabel = "DURATION",
            converter = TimeSpan.Reader.class,
            description = "With --follow: print those that are open, too, so often. 10s, 5m")
    private @Nullable Long interimNanos;

    @Option(
            names = "--idle-timeout",
            paramLabel = "DURATION",
            converter = TimeSpan.Reader.class,
            description = "End a connection in which nothing happened for so long by the time of its events.")
    private @Nullable Long idleNanos;

    @Option(
            names = "--checksums",
            paramLabel = "HOW",
            converter = ChecksumsReader.class,
            description =
                    "Of a capture: check (what is wrong is damage), ignore, or auto (check, but not those that a network"
                            + " card was to fill in, and none where most are wrong). Default: auto")
    private @Nullable Checksums checksums;

    Connections(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws InterruptedException {
        Selection selection = period.selection();
        ConnectionFilter wanted = filter.filter();
        if (follow || interimNanos != null || idleNanos != null) {
            return watch(selection, wanted);
        }
        var connections = connections(selection).only(wanted, order);
        connections.remarks().forEach(here.err()::say);
        lines(connections).forEach(here.out()::line);
        here.out().flush();
        connections.loss().lines().forEach(here.err()::say);
        if (connections.records().isEmpty()) {
            here.err().say("no such connections in this recording or in that time");
        }
        return 0;
    }

    private int watch(Selection selection, ConnectionFilter wanted) throws InterruptedException {
        if (interimNanos != null && !follow) {
            throw Refusal.wrongUsage("--interim: without --follow each connection has one record; add --follow");
        }
        if (order != ConnectionOrder.START) {
            throw Refusal.wrongUsage("--sort: with --follow or --idle-timeout connections come as they end");
        }
        refuseCapture();
        long idle = idleNanos == null ? 0 : idleNanos;
        long interim = interimNanos == null ? 0 : interimNanos;
        try (LiveRecording recording = LiveRecording.open(reading, follow, false, here)) {
            if (recording != null) {
                new ConnectionFollow(here, wanted, this::lines, idle, interim).run(recording, selection, follow);
            }
        }
        return 0;
    }

    private void refuseCapture() {
        TopicPlace place = reading.place();
        if (place != null) {
            refuseChecksums(place.toString(), false);
            return;
        }
        Path path = reading.path(here);
        boolean capture = PacketConnections.recognises(path);
        refuseChecksums(path.toString(), capture);
        if (capture) {
            throw Refusal.wrongUsage("--follow, --idle-timeout: " + path + " is a capture, whose connections end by"
                    + " Zeek's rules; leave the option out");
        }
    }

    private io.sillage.analyzer.view.Connections connections(Selection selection) {
        Path path = reading.path(here);
        boolean capture = PacketConnections.recognises(path);
        refuseChecksums(path.toString(), capture);
        return capture
                ? PacketConnections.of(path, selection, checksums == null ? Checksums.AUTO : checksums)
                : io.sillage.analyzer.view.Connections.of(reading.open(here), selection);
    }

    private void refuseChecksums(String named, boolean capture) {
        if (checksums != null && !capture) {
            throw Refusal.wrongUsage(
                    "--checksums: " + named + " is no capture, so there are none; leave the option out");
        }
    }

    private List<String> lines(io.sillage.analyzer.view.Connections connections) {
        return switch (format) {
            case TABLE ->
                ConnectionTable.lines(
                        connections, ZoneId.systemDefault(), here.terminal().limit());
            case JSON -> connections.json();
            case ZEEK -> ConnectionZeek.lines(connections);
        };
    }

    static final class OrderReader implements ITypeConverter<ConnectionOrder> {
        @Override
        public ConnectionOrder convert(String typed) {
            return Choice.of(ConnectionOrder.class, typed);
        }
    }

    static final class ChecksumsReader implements ITypeConverter<Checksums> {
        @Override
        public Checksums convert(String typed) {
            return Choice.of(Checksums.class, typed);
        }
    }

    static final class FormatReader implements ITypeConverter<Format> {
        @Override
        public Format convert(String typed) {
            return Choice.of(Format.class, typed);
        }
    }
}
