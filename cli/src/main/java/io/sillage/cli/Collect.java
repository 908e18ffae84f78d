package io.sillage.cli;

import io.sillage.cli.wrap.AgentOptions;
import io.sillage.cli.wrap.Signals;
import io.sillage.collector.CollectorSettings;
import io.sillage.collector.journal.DiskBounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The host's daemon, in the foreground until it is told to end. */
@Command(
        name = "collect",
        description = "Collects this host's events, and those of every JVM that is started with the agent.",
        footer = {
            "",
            "Example:",
            "  sillage collect --recording /var/tmp/night",
            "  JAVA_TOOL_OPTIONS=-javaagent:/sillage/sillage-agent.jar=recording=/var/tmp/night ./start-service.sh",
            "",
            "Ends at Ctrl-C or SIGTERM; the recording is whole then."
        })
final class Collect implements Callable<Integer> {
    private final Surroundings here;

    @Mixin
    private RecordingOptions recording = new RecordingOptions();

    @Option(names = "--resume", description = "Go on with a recording whose collector ended.")
    private boolean resume;

    @Option(
            names = "--max-disk",
            paramLabel = "SIZE",
            converter = ByteSize.Reader.class,
            description = "Delete the oldest segments beyond it: 500M, 20G. Default: a tenth of the disk, at most 10G")
    private long maxDiskBytes;

    Collect(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Recordings recordings = new Recordings(here.directory());
        if (resume && recording.directory == null) {
            throw Refusal.wrongUsage("--resume needs the recording to go on with: --recording DIR");
        }
        Path directory =
                recordings.fresh(recording.directory, "collect", here.clock().instant());
        CountDownLatch ended = new CountDownLatch(1);
        Signals.on("INT", ended::countDown);
        Signals.on("TERM", ended::countDown);
        Collecting collecting = Collecting.begin(settings(directory));
        try (collecting) {
            explain(directory, recordings.shown(directory));
            ended.await();
            Signals.on("INT", () -> Runtime.getRuntime().halt(130));
        }
        Collecting.sentences(collecting.report(), recordings.shown(directory)).forEach(here.err()::say);
        return 0;
    }

    private CollectorSettings settings(Path directory) throws IOException {
        CollectorSettings settings = CollectorSettings.of(directory);
        if (maxDiskBytes > 0) {
            settings = settings.within(new DiskBounds(maxDiskBytes, floorBytes(directory)));
        }
        return resume ? settings.resuming() : settings;
    }

    private static long floorBytes(Path directory) throws IOException {
        Path existing = directory;
        for (Path path = directory; path != null && !Files.exists(existing); path = path.getParent()) {
            existing = path;
        }
        return DiskBounds.of(Files.getFileStore(existing).getTotalSpace()).floorBytes();
    }

    private void explain(Path directory, String shown) {
        AgentOptions agent = new AgentOptions(AgentJar.beside(here.home()), directory, List.of(), null);
        here.err().say("collecting into " + shown + "; Ctrl-C ends it");
        here.err().say("a JVM joins with: JAVA_TOOL_OPTIONS='" + agent.appendedTo(null) + "'");
    }
}
