package io.sillage.cli;

import io.sillage.analyzer.journal.Recording;
import io.sillage.cli.status.RecordingStatus;
import io.sillage.cli.status.StatusText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is in a recording, what is missing, and what the agents cost. */
@Command(
        name = "status",
        description = "Shows events, bytes, lag, loss and cost of each source.",
        footer = {"", "Example:", "  sillage status", "  sillage status recordings/night --format json"})
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
        if (format.json()) {
            StatusText.json(status).forEach(here.out()::line);
        } else {
            StatusText.table(status).forEach(here.out()::line);
        }
        return 0;
    }
}
