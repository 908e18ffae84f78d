package io.sillage.cli;

import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.streams.Progress;
import io.sillage.analyzer.topic.TopicPlace;
import io.sillage.cli.status.ProgressText;
import io.sillage.cli.status.RecordingStatus;
import io.sillage.cli.status.StatusText;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is in a recording, what is missing, and what the agents cost. */
@Command(
        name = "status",
        description = "Shows events, bytes, lag, loss and cost of each source.",
        footer = {
            "",
            "Example:",
            "  sillage status",
            "  sillage status recordings/night --format json",
            "  sillage status kafka://broker:9092/night"
        })
final class Status implements Callable<Integer> {
    private final Surroundings here;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    Status(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Recording recording = reading.open(here);
        RecordingStatus status = RecordingStatus.of(recording, System.nanoTime());
        TopicPlace place = reading.place();
        if (format.json()) {
            StatusText.json(status).forEach(here.out()::line);
        } else {
            String name = place == null ? recording.path().toString() : place.toString();
            StatusText.table(name, status).forEach(here.out()::line);
        }
        if (place != null) {
            Progress progress = Progress.of(place);
            List<String> lines = format.json() ? ProgressText.json(progress) : ProgressText.table(progress);
            lines.forEach(here.out()::line);
        }
        return 0;
    }
}
