package io.sillage.cli;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.analyzer.view.ConnectionTable;
import io.sillage.analyzer.view.Connections;
import io.sillage.analyzer.view.Flamegraph;
import io.sillage.analyzer.view.LossReport;
import io.sillage.analyzer.view.Methods;
import io.sillage.analyzer.view.TailLines;
import io.sillage.cli.demo.Play;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** The whole story on three programs that know nothing of us. */
@Command(
        name = "demo",
        description = {
            "Records a shop, its warehouse and its customers, and shows what can be seen of them:",
            "the merged log, the connections, the costliest methods, a flamegraph."
        },
        footer = {
            "",
            "Example:",
            "  sillage demo",
            "",
            "Takes some seconds, and records into ./recordings/demo-UTCTIME."
        })
final class Demo implements Callable<Integer> {
    private static final int COSTLIEST = 10;

    /** Of the sockets only beginnings and ends: the bytes between are for programs. */
    private static final List<String> KINDS =
            List.of("process", "agent", "log", "iostat", "loss", "socket.connect", "socket.accept", "socket.close");

    private final Surroundings here;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Sillage sillage;

    Demo(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Recordings recordings = new Recordings(here.directory());
        Path directory = recordings.fresh(null, "demo", here.clock().instant());
        Play play = new Play(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                here.home().resolve("target-apps"),
                AgentJar.beside(here.home()),
                directory,
                here.environment());
        Path missing = play.missing();
        if (missing != null) {
            throw Refusal.environment("the demo's programs are missing: " + missing
                    + "; build them where Sillage's sources are: scripts/build apps");
        }
        String shown = recordings.shown(directory);
        record(play, directory, shown);
        show(Recording.open(directory), shown);
        return 0;
    }

    private void record(Play play, Path directory, String shown) throws IOException, InterruptedException {
        here.err().say("recording a shop, its warehouse and its customers into " + shown + ", some seconds");
        Collecting collecting = Collecting.into(directory);
        try (collecting) {
            play.run();
        }
        Collecting.sentences(collecting.report(), shown).forEach(here.err()::say);
    }

    private void show(Recording recording, String shown) throws IOException {
        title("The merged log: three programs and iostat, one clock");
        log(recording);
        title("Connections: each once, with both ends");
        ConnectionTable.lines(
                        Connections.of(recording, Selection.ALL),
                        ZoneId.systemDefault(),
                        here.terminal().limit())
                .forEach(here.out()::line);
        title("The ten costliest methods");
        Methods.of(recording, Selection.ALL)
                .table(COSTLIEST, here.terminal().limit())
                .forEach(here.out()::line);
        title("Where the time went");
        Path page = recording.path().resolveSibling(recording.path().getFileName() + "-calls.html");
        Files.writeString(
                page,
                Flamegraph.of(recording, Flamegraph.Of.CALLS, Selection.ALL, null)
                        .html(shown + ", calls"));
        here.out().line("the flamegraph: open " + page.toUri());
        here.out().line("");
        here.out()
                .line(
                        "more of it:  sillage tail --all · sillage events --jq 'select(.kind==\"socket.write\") | .bytes'");
        here.out().line("             sillage connections --format json · sillage flame --of cpu -o cpu.html");
        here.out().flush();
    }

    private void title(String words) {
        here.out().line("");
        here.out().line("== " + words);
        here.out().line("");
    }

    private void log(Recording recording) {
        Timeline timeline = Timeline.of(recording, Selection.ALL.kinds(KINDS));
        TailLines lines = new TailLines(
                timeline.clock(),
                ZoneId.systemDefault(),
                here.colours(sillage.colour()),
                here.terminal().limit());
        StringBuilder text = new StringBuilder();
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            lines.append(text, entry, timeline.source(entry), false);
        }
        here.out().append(text);
        LossReport.of(timeline).lines().forEach(here.err()::say);
    }
}
