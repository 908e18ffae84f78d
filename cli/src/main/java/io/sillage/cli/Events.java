package io.sillage.cli;

import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.analyzer.view.EventLines;
import io.sillage.analyzer.view.JqSubset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The log itself, for programs. */
@Command(
        name = "events",
        description = "Prints the events in time order, one JSON object a line, or what a jq expression makes of them.",
        footer = {
            "",
            "Examples:",
            "  sillage events --kind socket --since -1m",
            "  sillage events recordings/night --jq 'select(.kind==\"socket.write\") | .bytes'",
            "",
            "Times are integers of nanoseconds; jq 1.6 itself rounds numbers above 2^53, --jq does not.",
            "Exit code: 1 if the jq expression failed on an event."
        })
final class Events implements Callable<Integer> {
    private final Surroundings here;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Option(names = "--jq", paramLabel = "EXPR", description = "A jq expression, applied to each event.")
    private @Nullable String jq;

    Events(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        JqSubset expression = compiled();
        selection.sayUnknownKinds(here.err());
        Selection wanted = selection.selection();
        Timeline timeline = Timeline.of(reading.open(here), wanted);
        EventLines.Summary summary = new EventLines(timeline, expression).write(here.out());
        here.out().flush();
        summary.loss().lines().forEach(here.err()::say);
        if (summary.failed() > 0) {
            here.err()
                    .say("the jq expression failed on " + summary.failed() + " of " + summary.events()
                            + " events; the first: " + summary.errors().get(0));
            return 1;
        }
        return 0;
    }

    private @Nullable JqSubset compiled() {
        try {
            return jq == null ? null : JqSubset.compile(jq);
        } catch (IllegalArgumentException e) {
            throw Refusal.wrongUsage("--jq: " + e.getMessage());
        }
    }
}
