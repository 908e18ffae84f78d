package io.sillage.cli;

import io.sillage.analyzer.timeline.LiveTimeline;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.view.TailLines;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
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
            "  sillage tail --follow kafka://broker:9092/night",
            "",
            "Ends when nobody writes into the recording any more (on Kafka: when every publisher has said that there is",
            "no more), with --follow not even then, and at Ctrl-C. Times are this host's local ones."
        })
final class Tail implements Callable<Integer> {
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

    @Option(names = "--follow", description = "Go on until Ctrl-C, also when nobody writes into the recording now.")
    private boolean follow;

    @Option(names = "--no-follow", negatable = false, description = "End after what is there now.")
    private boolean noFollow;

    Tail(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (follow && noFollow) {
            throw Refusal.wrongUsage("--follow, --no-follow: one excludes the other; leave one out");
        }
        selection.sayUnknownKinds(here.err());
        Selection wanted = selection.selection().without(all ? Set.of() : TailLines.TOO_MANY);
        boolean records = all || !wanted.kinds().isEmpty() && wanted.wantsKind("record");
        try (LiveRecording recording = LiveRecording.open(reading, !noFollow, records, here)) {
            if (recording != null) {
                show(recording, recording.timeline(wanted));
            }
        }
        return 0;
    }

    private void show(LiveRecording recording, LiveTimeline timeline) throws InterruptedException {
        TailLines lines = new TailLines(
                timeline.clock(),
                ZoneId.systemDefault(),
                here.colours(sillage.colour()),
                here.terminal().limit());
        if (!noFollow) {
            recording.follow(timeline, follow, shown -> print(shown, lines));
        }
        recording.rest(timeline, shown -> print(shown, lines));
        recording.report(timeline);
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
