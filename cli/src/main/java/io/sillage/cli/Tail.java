package io.sillage.cli;

import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.timeline.LiveTimeline;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.view.LossReport;
import io.sillage.analyzer.view.TailLines;
import io.sillage.cli.status.Writers;
import io.sillage.cli.wrap.Signals;
import io.sillage.event.Kind;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The merged log, for people, while it is written. */
@Command(
        name = "tail",
        description = "Prints the merged log in time order, coloured by source, and follows it while it is recorded.",
        footer = {
            "",
            "Examples:",
            "  sillage tail",
            "  sillage tail --since -10s --kind log,socket --source 'petstore*'",
            "",
            "Ends when nobody writes into the recording any more, or at Ctrl-C. Times are this host's local ones."
        })
final class Tail implements Callable<Integer> {
    /** How long an event waits for earlier ones of slower streams. */
    private static final long HOLD_NANOS = 300_000_000L;

    private static final long POLL_MILLIS = 100;

    private final Surroundings here;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Sillage sillage;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Option(names = "--all", description = "Method entries and exits, samples and clock pairs, too.")
    private boolean all;

    @Option(names = "--no-follow", negatable = false, description = "End after what is there now.")
    private boolean noFollow;

    Tail(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws InterruptedException {
        Selection wanted = selection.selection(usualKinds());
        Recording recording = reading.open(here);
        LiveTimeline timeline = new LiveTimeline(recording, wanted, System::nanoTime, HOLD_NANOS);
        TailLines lines = new TailLines(
                timeline.clock(),
                ZoneId.systemDefault(),
                here.colours(sillage.colour()),
                here.terminal().limit());
        if (!noFollow) {
            follow(recording, timeline, lines);
        }
        print(timeline.drain(), lines);
        LossReport.of(timeline).lines().forEach(here.err()::say);
        return 0;
    }

    private List<String> usualKinds() {
        return all
                ? List.of()
                : Arrays.stream(Kind.values())
                        .map(Kind::jsonName)
                        .filter(kind -> !TailLines.TOO_MANY.contains(kind))
                        .toList();
    }

    private void follow(Recording recording, LiveTimeline timeline, TailLines lines) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        Signals.on("INT", ended::countDown);
        Signals.on("TERM", ended::countDown);
        do {
            boolean written = Writers.anyAlive(recording.path());
            print(timeline.poll(), lines);
            if (!written) {
                return;
            }
        } while (!ended.await(POLL_MILLIS, TimeUnit.MILLISECONDS));
    }

    private void print(List<LiveTimeline.Shown> shown, TailLines lines) {
        StringBuilder text = new StringBuilder();
        for (LiveTimeline.Shown next : shown) {
            lines.append(text, next.entry(), next.source(), next.late());
        }
        here.out().append(text);
        here.out().flush();
    }
}
