package io.sillage.cli;

import io.sillage.event.ClockPair;
import io.sillage.event.RecordingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The collector, at work in this process. */
final class Collecting implements AutoCloseable {
    private Collecting() {}

    static Collecting into(Path recording, Surroundings here) throws IOException {
        Files.createDirectories(recording);
        Files.writeString(
                recording.resolve(RecordingFile.NAME), new RecordingFile(1, "host", "", ClockPair.now()).toJson());
        return new Collecting();
    }

    @Override
    public void close() {}
}
